package urbanbrain.flow.raise.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.MatchId;

/** A window that is told ahead may have been told to open at each later boundary before its end. */
class FormerTest {

  private static Rule window(RuleClass verdict) {
    Leg leg = Rules.leg("m", new StreamType("traffic.speed", "", null, List.of()));
    Form form = new Form.Window(leg, List.of(), 60, 10, List.of(), a -> true, null, 0, 0);
    return Rules.raising("w", verdict, form);
  }

  private static List<Long> later(RuleClass verdict, long end, long before) {
    Former former = new Former(window(verdict), before);
    return former
        .later(Map.entry(new MatchId(20, "k", 0), end))
        .map(handle -> handle.id().time())
        .toList();
  }

  @Test
  void itEndsBeforeItsClosing() {
    assertThat(later(RuleClass.M, 51, 1_000)).containsExactly(30L, 40L, 50L);
    assertThat(later(RuleClass.M, 50, 1_000)).containsExactly(30L, 40L);
    assertThat(later(RuleClass.M, 30, 1_000)).isEmpty();
  }

  @Test
  void anOpenOneEndsWithWhatReceiversMayKnow() {
    assertThat(later(RuleClass.M, Episode.OPEN, 40)).containsExactly(30L, 40L);
  }

  @Test
  void whatIsToldWhenItIsFinalHasOneOpeningOnly() {
    assertThat(later(RuleClass.N, 51, 1_000)).isEmpty();
  }

  @Test
  void receiversKnowNothingThatStartsLater() {
    Former former = new Former(window(RuleClass.M), 40);
    assertThat(former.mayKnow(new MatchId(40, "k", 0))).isTrue();
    assertThat(former.mayKnow(new MatchId(41, "k", 0))).isFalse();
  }
}
