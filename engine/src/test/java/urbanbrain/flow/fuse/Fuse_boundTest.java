package urbanbrain.flow.fuse;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.flow.fuse.Play.CALLS;
import static urbanbrain.flow.fuse.Play.CRASHES;
import static urbanbrain.flow.fuse.Play.SLOW;
import static urbanbrain.flow.fuse.Play.crash;
import static urbanbrain.flow.fuse.Play.ems;
import static urbanbrain.harness.Rules.leg;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.RouteKeyCodec;
import urbanbrain.flow.Routed;
import urbanbrain.harness.Driver;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Bounds;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;

/** A key that holds as much as it may: the oldest goes, and what that touches is marked. */
class Fuse_boundTest {

  private static final long LONG = 1_000_000;

  private Driver<Routed, MatchUpdate> fuse;
  private Rule rule;
  private RouteKey key;

  @AfterEach
  void close() {
    fuse.close();
  }

  @Test
  void theOldestEventOfAFeedGoesAndMatchesThatWouldHaveItAreMarked() {
    begin(new Form.All(List.of(CRASHES, CALLS), CRASHES, LONG, 0, Double.NaN, List.of(), 2));
    for (int i = 0; i < Bounds.EVENTS_PER_FEED; i++) {
      event(CALLS, ems(i, "e"));
    }
    assertThat(fuse.counted(Bounds.HIT)).isZero();
    event(CALLS, ems(Bounds.EVENTS_PER_FEED, "e"));
    event(CALLS, ems(Bounds.EVENTS_PER_FEED + 1, "e"));
    assertThat(fuse.counted(Bounds.HIT)).isEqualTo(2);
    event(CRASHES, crash(LONG + 1, "touched"));
    event(CRASHES, crash(LONG + 2, "whole"));
    event(CRASHES, crash(LONG + 1, "too"));
    fuse.end();
    assertThat(last("touched").isDegraded()).isTrue();
    assertThat(last("touched").evidence().total()).isEqualTo(Bounds.EVENTS_PER_FEED + 2);
    assertThat(last("too").isDegraded()).isTrue();
    assertThat(last("whole").isDegraded()).isFalse();
    assertNothingLeft();
  }

  @Test
  void theOldestAnchorOfARuleGoesWithALastWord() {
    begin(new Form.Sequence(List.of(CRASHES, CALLS), List.of(), 0, LONG, Double.NaN, List.of()));
    event(CALLS, ems(1, "e"));
    for (int i = 0; i < Bounds.ANCHORS_PER_RULE; i++) {
      event(CRASHES, crash(i, "c" + i));
    }
    assertThat(fuse.out()).hasSize(1);
    event(CRASHES, crash(Bounds.ANCHORS_PER_RULE, "one more"));
    assertThat(fuse.out()).hasSize(2);
    assertThat(fuse.out().get(1).settled()).isTrue();
    assertThat(last("c0").isDegraded()).isTrue();
    assertThat(fuse.counted(Bounds.HIT)).isPositive();
    fuse.end();
    assertThat(fuse.out()).hasSize(2);
    assertNothingLeft();
  }

  @Test
  void theOldestEpisodeOfASignalGoesAndMatchesThatWouldHaveItAreMarked() {
    begin(new Form.All(List.of(CRASHES, SLOW), CRASHES, LONG, 0, Double.NaN, List.of(), 2));
    for (int i = 0; i < Bounds.EPISODES_PER_SIGNAL; i++) {
      episode(10L * i, "s" + i % 1_000);
    }
    event(CRASHES, crash(LONG + 4, "whole"));
    assertThat(fuse.counted(Bounds.HIT)).isZero();
    episode(10 * Bounds.EPISODES_PER_SIGNAL, "s");
    assertThat(fuse.counted(Bounds.HIT)).isEqualTo(1);
    event(CRASHES, crash(LONG + 5, "touched"));
    event(CRASHES, crash(LONG + 6, "not touched"));
    fuse.end();
    assertThat(last("touched").isDegraded()).isTrue();
    assertThat(last("not touched").isDegraded()).isFalse();
    assertNothingLeft();
  }

  @Test
  void theOldestEventOfARuleOfOneLegGoesWithALastWord() {
    StreamType reports = Events.revised(Events.stream("traffic.report"), null, null);
    Leg report = leg("report", reports);
    begin(new Form.Any(List.of(report)));
    for (int i = 0; i < Bounds.ANCHORS_PER_RULE; i++) {
      event(report, Events.of(reports).at(i, "r" + i));
    }
    assertThat(fuse.out()).isEmpty();
    event(report, Events.of(reports).at(Bounds.ANCHORS_PER_RULE, "one more"));
    assertThat(fuse.out()).hasSize(1);
    assertThat(fuse.out().get(0).settled()).isTrue();
    assertThat(last("r0").start()).isZero();
    assertThat(fuse.counted(Bounds.HIT)).isEqualTo(1);
    fuse.end();
    assertThat(fuse.out()).hasSize(Bounds.ANCHORS_PER_RULE + 1);
    assertNothingLeft();
  }

  private void begin(Form form) {
    rule = Rules.raising("rule", RuleClass.M, form);
    key = new RouteKey(StableHash.code(rule.space()), 0, "");
    fuse =
        Driver.keyed(() -> new Fuse(Rules.set(rule)), Routed::key, RouteKeyCodec.INSTANCE.info());
  }

  private void event(Leg leg, Event event) {
    fuse.element(Routed.event(key, true, new int[] {leg.feed(rule.space()).code()}, event));
  }

  private void episode(long start, String of) {
    Episode episode = new Episode(start, start + 5, start, Place.NONE);
    fuse.element(
        Routed.patch(
            key, new Patch("congested", of, start, start + 5, List.of(), List.of(episode))));
  }

  private Match last(String anchor) {
    return fuse.out().stream()
        .map(MatchUpdate::match)
        .filter(match -> match.id().name().equals(anchor))
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  private void assertNothingLeft() {
    assertThat(fuse.stateEntries()).isZero();
    assertThat(fuse.timers()).isZero();
  }
}
