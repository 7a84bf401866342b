package urbanbrain.flow.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;
import urbanbrain.rule.bound.Bound;

/** The metrics of rules, as a reporter finds them. */
class RuleMetersTest {

  private final MetricListener seen = new MetricListener();
  private final RuleMeters meters = new RuleMeters(seen.getMetricGroup());

  private long events(String rule) {
    return seen.getCounter("rule", rule, "leg", "crash", "events_total").orElseThrow().getCount();
  }

  private double seconds(String rule) {
    return seen.<Double>getGauge("rule", rule, "evaluation_seconds_total").orElseThrow().getValue();
  }

  @Test
  void aCountThatBeginsAnewGoesOn() {
    AtomicLong count = new AtomicLong(5);
    meters.leg("events_total", "a", "crash", count::get);
    assertThat(events("a")).isEqualTo(5);
    AtomicLong next = new AtomicLong();
    meters.anew();
    meters.leg("events_total", "a", "crash", next::get);
    next.set(2);
    count.set(100);
    assertThat(events("a")).isEqualTo(7);
  }

  @Test
  void theVersionsOfARuleCountTogetherUnderItsName() {
    AtomicLong old = new AtomicLong(5);
    meters.leg("events_total", "a", "crash", old::get);
    meters.anew();
    AtomicLong last = new AtomicLong();
    AtomicLong next = new AtomicLong();
    meters.leg("events_total", "a", "crash", last::get);
    meters.leg("events_total", "a@2", "crash", next::get);
    last.set(1);
    next.set(10);
    assertThat(events("a")).isEqualTo(16);
    assertThat(seen.getCounter("rule", "a@2", "leg", "crash", "events_total")).isEmpty();
    meters.hits("a", Bound.EVENTS).inc();
    meters.hits("a@2", Bound.EVENTS).inc();
    assertThat(seen.getCounter("rule", "a", "bound", "events", "hits_total").orElseThrow())
        .extracting(counter -> counter.getCount())
        .isEqualTo(2L);
  }

  @Test
  void aRuleThatIsTakenOutKeepsItsNumbersAndOneThatIsAddedBeginsAtNothing() {
    Effort effort = new Effort();
    meters.effort(List.of("a"), effort);
    assertThat(effort.begin()).isNotEqualTo(Long.MIN_VALUE);
    effort.add(2_000_000_000L);
    meters.anew();
    meters.effort(List.of("b"), new Effort());
    assertThat(effort.begin()).isEqualTo(Long.MIN_VALUE);
    assertThat(seen.getCounter("rule", "a", "evaluations_total").orElseThrow().getCount())
        .isEqualTo(1);
    assertThat(seconds("a")).isEqualTo(2);
    assertThat(seen.getCounter("rule", "b", "evaluations_total").orElseThrow().getCount()).isZero();
  }

  @Test
  void rulesThatAreJudgedTogetherShareTheTime() {
    Effort effort = new Effort();
    meters.effort(List.of("a", "b"), effort);
    assertThat(effort.begin()).isNotEqualTo(Long.MIN_VALUE);
    effort.add(4_000_000_000L);
    assertThat(seconds("a")).isEqualTo(2);
    assertThat(seconds("b")).isEqualTo(2);
    assertThat(seen.getCounter("rule", "b", "evaluations_total").orElseThrow().getCount())
        .isEqualTo(1);
  }

  @Test
  void aBoundIsThereBeforeItIsReachedAndCountedOnce() {
    meters.hits("a", Bound.EVENTS);
    meters.hits("a", Bound.EVENTS).inc();
    assertThat(seen.getCounter("rule", "a", "bound", "events", "hits_total").orElseThrow())
        .extracting(counter -> counter.getCount())
        .isEqualTo(1L);
  }
}
