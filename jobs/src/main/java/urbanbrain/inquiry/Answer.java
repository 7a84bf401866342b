package urbanbrain.inquiry;

import java.util.List;
import urbanbrain.inquiry.tape.Surroundings;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;

/**
 * What is to be said of a rule at a time and a place.
 *
 * @param raised the incidents that were raised there
 * @param heldBack what was held back of them, and why
 * @param misses what would have been enough, the nearest first; none where it was raised
 * @param surroundings what was heard around there of each leg
 */
public record Answer(
    List<Incident> raised,
    List<AuditLine> heldBack,
    List<NearMiss> misses,
    Surroundings surroundings) {

  /** Whether it was raised. */
  public boolean isRaised() {
    return !raised.isEmpty();
  }
}
