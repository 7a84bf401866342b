package urbanbrain.flow.raise;

import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.MatchUpdate;

/** Makes incidents of a city's matches, and messages about them. Keyed by the city's name. */
public final class Raise extends KeyedProcessFunction<String, MatchUpdate, Alert> {

  /** The final truth: every incident once, when it has ended or everything has. */
  public static final OutputTag<Incident> INCIDENTS =
      new OutputTag<>("incidents", new IncidentCodec().info());

  /** What was held back or changed, and why. */
  public static final OutputTag<AuditLine> AUDIT =
      new OutputTag<>("audit", new AuditLineCodec().info());

  private final String city;
  private final RuleSet rules;
  private final long epoch;

  /**
   * Raises a city's incidents.
   *
   * @param epoch the restart epoch, at least 0: greater than that of any earlier start whose
   *     messages receivers may hold. A restored job counts on from its snapshot by itself
   */
  public Raise(String city, RuleSet rules, long epoch) {
    this.city = city;
    this.rules = rules;
    this.epoch = epoch;
  }

  @Override
  public void processElement(MatchUpdate update, Context ctx, Collector<Alert> out) {}

  @Override
  public String toString() {
    return "raise of " + city + " with " + rules.rules().size() + " rules, epoch " + epoch;
  }
}
