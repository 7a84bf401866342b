package urbanbrain.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final OutputTag<String> SEEN = new OutputTag<>("seen", Types.STRING);

  @Test
  void showsAllOutputsOfEachStepAndKeepsStateAndTimersOverRestores() {
    play(Sum::new)
        .event(3L, "3")
        .event(4L, "4")
        .time(9)
        .time(10, 7L)
        .event(-1L, "-1")
        .end(-1L)
        .leavesNoState();
  }

  @Test
  void findsThatAStepGaveMoreThanItSays() {
    var line = play(Sum::new);
    assertThatThrownBy(() -> line.event(3L)).isInstanceOf(AssertionError.class);
  }

  @Test
  void findsStateHeldOutsideOfFlink() {
    var line = play(Careless::new).event(3L, "3").event(4L, "4");
    assertThatThrownBy(() -> line.time(10, 7L)).isInstanceOf(AssertionError.class);
  }

  @Test
  void findsStateAndTimersLeftBehind() {
    var line = play(Sum::new).event(3L, "3");
    assertThatThrownBy(line::leavesNoState).isInstanceOf(AssertionError.class);
  }

  @Test
  void countsOverAllLives() {
    try (var driver = Driver.keyed(Sum::new, Long::signum, Types.INT)) {
      driver.element(1L);
      driver.restore();
      driver.element(2L);
      assertThat(driver.counted("elements")).isEqualTo(2);
    }
  }

  private static Timeline<Long, Long> play(
      Supplier<? extends KeyedProcessFunction<Integer, Long, Long>> function) {
    return Timeline.keyed(function, Long::signum, Types.INT).with(SEEN);
  }

  /** Sums up by sign until time 10, and says what it saw. */
  private static class Sum extends KeyedProcessFunction<Integer, Long, Long> {
    private transient ValueState<Long> sum;

    @Override
    public void open(OpenContext context) {
      sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", Types.LONG));
    }

    @Override
    public void processElement(Long value, Context ctx, Collector<Long> out) throws Exception {
      getRuntimeContext().getLongCounter("elements").add(1);
      sum.update(value + (sum.value() == null ? 0 : sum.value()));
      ctx.timerService().registerEventTimeTimer(10);
      ctx.output(SEEN, value.toString());
    }

    @Override
    public void onTimer(long time, OnTimerContext ctx, Collector<Long> out) throws Exception {
      out.collect(sum.value());
      sum.clear();
    }
  }

  /** Keeps its sum in a plain field. */
  private static final class Careless extends KeyedProcessFunction<Integer, Long, Long> {
    private long sum;

    @Override
    public void processElement(Long value, Context ctx, Collector<Long> out) {
      sum += value;
      ctx.timerService().registerEventTimeTimer(10);
      ctx.output(SEEN, value.toString());
    }

    @Override
    public void onTimer(long time, OnTimerContext ctx, Collector<Long> out) {
      out.collect(sum);
    }
  }
}
