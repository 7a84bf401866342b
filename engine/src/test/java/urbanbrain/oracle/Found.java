package urbanbrain.oracle;

import java.util.List;
import urbanbrain.event.Place;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.MatchId;

/** A match with all its pieces of evidence. */
record Found(MatchId id, String key, long start, long end, Place place, List<EventRef> pieces) {}
