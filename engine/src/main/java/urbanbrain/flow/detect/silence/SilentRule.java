package urbanbrain.flow.detect.silence;

import urbanbrain.asset.Roll;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;

/**
 * A silent rule as the operator needs it.
 *
 * @param code the code of the feed whose events it hears
 * @param isSignal whether other rules wait for its episodes
 */
record SilentRule(Rule rule, int code, boolean isSignal) {

  static SilentRule of(Rule rule, boolean isSignal) {
    return new SilentRule(rule, rule.when().legs().get(0).feed(rule.space()).code(), isSignal);
  }

  long hold() {
    return ((Form.Silent) rule.when()).hold();
  }

  long forget() {
    return ((Form.Silent) rule.when()).forget();
  }

  /** No event before this is seen by it. */
  long from() {
    return rule.tenure().from();
  }

  /** From when on it judges nothing any more. */
  long heard() {
    return rule.tenure().heard();
  }

  /** Whether it cares for an event of its feed: for what stands for an asset, if it knows it. */
  boolean isAbout(Event event) {
    Form.Known known = ((Form.Silent) rule.when()).known();
    return Roll.isOf(event)
        ? known != null && known.asset().of(event)
        : rule.tenure().hears(event.time());
  }

  /** Tells apart the state of another rule, or of another version of this one. */
  long signature() {
    long h = StableHash.of(StableHash.of(0L, rule.name()), code);
    Form.Known known = ((Form.Silent) rule.when()).known();
    long waits = known == null ? h : StableHash.of(h, known.text());
    return StableHash.of(StableHash.of(waits, hold()), forget());
  }
}
