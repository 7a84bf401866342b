package urbanbrain.flow.raise.desk;

import urbanbrain.event.Place;
import urbanbrain.verdict.Incident;

/** An incident as far as it can be the cause of others. */
record Cause(String contentId, long start, long end, Place place, String key) {

  static Cause of(Incident facts) {
    return new Cause(facts.contentId(), facts.start(), facts.end(), facts.place(), facts.key());
  }
}
