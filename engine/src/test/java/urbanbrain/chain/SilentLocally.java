package urbanbrain.chain;

import java.util.List;
import java.util.Map;
import urbanbrain.flow.Pause;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.RouteKeyCodec;
import urbanbrain.flow.Routed;
import urbanbrain.flow.detect.silence.DetectSilence;
import urbanbrain.flow.local.LocalBroadcast;
import urbanbrain.flow.local.LocalOperator;
import urbanbrain.flow.local.LocalOutput;
import urbanbrain.flow.local.LocalSnapshot;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.MatchUpdate;

/** The operator of silence with its two inputs as one, run locally. */
final class SilentLocally implements LocalOperator<Silent.Heard> {

  private final LocalBroadcast<RouteKey, Routed, Pause, MatchUpdate> operator;

  SilentLocally(RuleSet rules, List<RuleClocks.Source> sources, LocalOutput<MatchUpdate> out) {
    operator =
        new LocalBroadcast<>(
            () -> new DetectSilence(rules, sources), Routed::key, RouteKeyCodec.INSTANCE, out);
  }

  @Override
  public void element(Silent.Heard heard) {
    if (heard.pause() != null) {
      operator.broadcast(heard.pause());
    } else {
      operator.element(heard.routed());
    }
  }

  @Override
  public void watermark(long time) {
    operator.watermark(time);
  }

  @Override
  public LocalSnapshot snapshot() {
    return operator.snapshot();
  }

  @Override
  public void goOnFrom(LocalSnapshot snapshot) {
    operator.goOnFrom(snapshot);
  }

  @Override
  public int held() {
    return operator.held();
  }

  @Override
  public Map<String, Long> counters() {
    return operator.counters();
  }
}
