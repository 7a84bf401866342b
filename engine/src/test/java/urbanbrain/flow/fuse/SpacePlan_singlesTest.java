package urbanbrain.flow.fuse;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.flow.fuse.Play.CALLS;
import static urbanbrain.flow.fuse.Play.CRASH;
import static urbanbrain.flow.fuse.Play.CRASHES;
import static urbanbrain.flow.fuse.Play.crash;
import static urbanbrain.harness.Rules.leg;
import static urbanbrain.harness.Rules.raising;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;
import urbanbrain.event.StableHash;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.fuse.board.Piece;
import urbanbrain.flow.meter.RuleMeters;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.bound.Limits;
import urbanbrain.verdict.MatchUpdate;

/** Of the rules of which one leg is enough those are judged that want an event, and no others. */
class SpacePlan_singlesTest {

  private static final Leg BAD = leg("bad", CRASH, "bad.sev >= 2", e -> true);
  private static final Rule CALLED = any("called", CALLS);
  private static final Rule CRASHED = any("crashed", CRASHES);
  private static final Rule EITHER = any("either", BAD, CRASHES);
  private static final Rule WORSE = any("worse", BAD);

  private final MetricListener seen = new MetricListener();
  private final SpacePlan plan = plan();

  @Test
  void judgesThoseThatWantTheFeed() {
    assertThat(told(CRASHES)).containsExactly("crashed", "either");
    assertThat(told(BAD)).containsExactly("either", "worse");
    assertThat(judged("called")).isZero();
    assertThat(judged("crashed")).isEqualTo(1);
    assertThat(judged("either")).isEqualTo(2);
    assertThat(judged("worse")).isEqualTo(1);
  }

  @Test
  void judgesEachOnceInTheirOrderHoweverManyOfItsLegsAreFilled() {
    assertThat(told(BAD, CRASHES)).containsExactly("crashed", "either", "worse");
    assertThat(judged("either")).isEqualTo(1);
  }

  private List<String> told(Leg... fitting) {
    List<MatchUpdate> told = new ArrayList<>();
    int[] feeds = List.of(fitting).stream().mapToInt(SpacePlan_singlesTest::feed).toArray();
    RouteKey key = new RouteKey(StableHash.code(CRASHED.space()), 0, "");
    Turn turn = new Turn(null, key, 0, new ListCollector<>(told), Limits.USUAL, null);
    plan.single(new Piece(crash(100, "c")), feeds, turn);
    return told.stream().map(MatchUpdate::rule).toList();
  }

  private long judged(String rule) {
    return seen.getCounter("rule", rule, "evaluations_total").orElseThrow().getCount();
  }

  private SpacePlan plan() {
    Map<Integer, SpacePlan> plans = SpacePlan.of(Rules.set(CALLED, CRASHED, EITHER, WORSE));
    SpacePlan only = plans.get(StableHash.code(CRASHED.space()));
    only.meter(new RuleMeters(seen.getMetricGroup()));
    return only;
  }

  private static int feed(Leg leg) {
    return leg.feed(CRASHED.space()).code();
  }

  private static Rule any(String name, Leg... legs) {
    return raising(name, RuleClass.M, new Form.Any(List.of(legs)));
  }
}
