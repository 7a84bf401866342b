package urbanbrain.oracle;

import java.util.List;
import urbanbrain.event.Place;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/** A match with all its pieces of evidence. */
record Found(MatchId id, String key, long start, long end, Place place, List<EventRef> pieces) {

  /** It as it is told. */
  Match match(Rule rule) {
    return new Match(id, key, start, end, place, Pieces.evidence(rule, pieces));
  }
}
