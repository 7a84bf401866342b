package urbanbrain.value;

import urbanbrain.event.Event;
import urbanbrain.event.Site;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.tenure.Tenure;
import urbanbrain.verdict.Episode;

/**
 * A state rule as it is judged.
 *
 * @param isSignal whether its episodes fill legs of other rules
 */
public record ValueRule(Rule rule, boolean isSignal) {

  private Form.State form() {
    return (Form.State) rule.when();
  }

  /** Whether the condition holds while this event is the value. */
  boolean fits(Event event) {
    return form().is().of(event);
  }

  /** When this event, if no other comes, is the value no more. */
  long staleAt(Event event) {
    return event.time() + form().stale();
  }

  /** When a stretch that begins then becomes an episode, if it lasts. */
  long opening(long since) {
    return since + form().hold();
  }

  /** Whether a stretch lasts long enough to be an episode. */
  boolean isEpisode(Stretch stretch) {
    return opening(stretch.since()) < stretch.end();
  }

  /** The episode of a stretch. */
  Episode episode(Stretch stretch, Site site) {
    long opening = opening(stretch.since());
    return new Episode(opening, stretch.end(), opening, site);
  }

  /** The last moment that is judged; later than all where the rule stays. */
  long last() {
    long heard = rule.tenure().heard();
    return heard == Tenure.FOREVER ? heard : heard - 1;
  }

  /** Whether it judges nothing any more. */
  boolean isOver(long watermark) {
    return rule.tenure().isOver(watermark);
  }

  /** Whether it speaks before its verdict is final. */
  boolean isProvisional() {
    return rule.isProvisional();
  }

  /** How long an event counts as the value. */
  long stale() {
    return form().stale();
  }
}
