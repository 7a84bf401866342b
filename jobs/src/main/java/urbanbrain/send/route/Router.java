package urbanbrain.send.route;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import urbanbrain.flow.raise.AlertCodec;
import urbanbrain.verdict.Alert;

/**
 * Gives a channel the messages that it is for, and another one those that nobody takes in hand. Of
 * rules on trial it gives none. Time is that of events, and the clock's too: a city in which
 * nothing happens any more must still call for help.
 */
public final class Router extends KeyedProcessFunction<String, Alert, Alert> {

  /** What is told to another channel. */
  public static final OutputTag<Alert> ESCALATED =
      new OutputTag<>("escalated", new AlertCodec().info());

  private final Route route;
  private transient MapState<String, Known> incidents;

  /** A router for a channel; its messages are of one key. */
  public Router(Route route) {
    this.route = route;
  }

  @Override
  public void open(OpenContext context) {
    incidents =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("incidents", Types.STRING, new KnownCodec().info()));
  }

  @Override
  public void processElement(Alert alert, Context ctx, Collector<Alert> out) throws Exception {
    if (alert.trial()) {
      return;
    }
    if (alert.isSystem()) {
      if (route.isFor(alert)) {
        out.collect(alert);
      }
      return;
    }
    Known known = incidents.get(alert.incident());
    if (!isWanted(alert, known)) {
      leaveOut(alert, known);
    } else if (isTooSoon(alert, known, ctx.timerService())) {
      incidents.put(alert.incident(), known.holding(alert));
    } else {
      tell(alert, known == null ? Known.NOTHING : known, ctx, out);
    }
  }

  private boolean isWanted(Alert alert, Known known) throws Exception {
    if (known != null && known.isTold()) {
      return true;
    }
    for (String handle : alert.absorbs()) {
      Known other = incidents.get(handle);
      if (other != null && other.isTold()) {
        return true;
      }
    }
    // What was left out until now is taken back, or goes on elsewhere, for those who know of it.
    boolean isTakenBack = alert.state() == Alert.State.WITHDRAWN || alert.absorbedBy() != null;
    if (isTakenBack) {
      return known == null && route.isFor(alert);
    }
    return route.isFor(alert) && route.isCertainEnough(alert);
  }

  private void leaveOut(Alert alert, Known known) throws Exception {
    if (isOver(alert)) {
      incidents.remove(alert.incident());
    } else if (known == null && route.isFor(alert)) {
      incidents.put(alert.incident(), Known.NOTHING);
    }
  }

  private boolean isTooSoon(Alert alert, Known known, TimerService timers) {
    if (route.updateEvery() == 0 || known == null || !known.isMereUpdate(alert)) {
      return false;
    }
    boolean isSoon =
        alert.time() < known.last().time() + route.updateEvery()
            && timers.currentProcessingTime() < known.toldClock() + route.updateEvery();
    if (isSoon) {
      timers.registerEventTimeTimer(known.last().time() + route.updateEvery());
      timers.registerProcessingTimeTimer(known.toldClock() + route.updateEvery());
    }
    return isSoon;
  }

  private void tell(Alert alert, Known known, Context ctx, Collector<Alert> out) throws Exception {
    out.collect(alert);
    if (known.isEscalated()) {
      ctx.output(ESCALATED, alert);
    }
    if (isOver(alert)) {
      incidents.remove(alert.incident());
      return;
    }
    TimerService timers = ctx.timerService();
    Known now = known.told(alert, timers.currentProcessingTime());
    incidents.put(alert.incident(), now);
    if (route.escalateAfter() > 0 && !known.isTold()) {
      timers.registerEventTimeTimer(now.since() + route.escalateAfter());
      timers.registerProcessingTimeTimer(now.sinceClock() + route.escalateAfter());
    }
  }

  private static boolean isOver(Alert alert) {
    return alert.state() == Alert.State.ENDED || alert.state() == Alert.State.WITHDRAWN;
  }

  @Override
  public void onTimer(long at, OnTimerContext ctx, Collector<Alert> out) throws Exception {
    Map<String, Known> all = new HashMap<>();
    for (Map.Entry<String, Known> entry : incidents.entries()) {
      all.put(entry.getKey(), entry.getValue());
    }
    for (Map.Entry<String, Known> entry : all.entrySet()) {
      Known known = entry.getValue();
      if (known.held() != null && isUpdateDue(known, ctx.timerService())) {
        tell(known.held(), known, ctx, out);
      }
      if (known.isTold() && isHelpDue(known, ctx.timerService())) {
        ctx.output(ESCALATED, known.held() == null ? known.last() : known.held());
        incidents.put(entry.getKey(), incidents.get(entry.getKey()).escalated());
      }
    }
  }

  private boolean isUpdateDue(Known known, TimerService timers) {
    return timers.currentWatermark() >= known.last().time() + route.updateEvery()
        || timers.currentProcessingTime() >= known.toldClock() + route.updateEvery();
  }

  /** The end of a recording is no time that has passed. */
  private boolean isHelpDue(Known known, TimerService timers) {
    if (route.escalateAfter() == 0 || known.isAcked() || known.isEscalated()) {
      return false;
    }
    long watermark = timers.currentWatermark();
    return (watermark != Long.MAX_VALUE && watermark >= known.since() + route.escalateAfter())
        || timers.currentProcessingTime() >= known.sinceClock() + route.escalateAfter();
  }
}
