package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import urbanbrain.asset.Assets;
import urbanbrain.harness.Places;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.verdict.AuditLine.What;

/** People ask for silence in an area of the city. */
class Raise_silencedAreaTest {

  private static final Rule JOIN = Play.join(RuleClass.M);
  private static final Rule WINDOW = Play.window(RuleClass.M);

  /** Of a city with two districts side by side, and a school zone named as one of them. */
  private static final Assets DISTRICTS =
      new Places()
          .area("district", "east", new double[] {-1, 0.1}, new double[] {1, 1})
          .area("district", "west", new double[] {-1, -1}, new double[] {1, 0.1})
          .area("zone", "west", new double[] {-1, -1}, new double[] {1, -0.9})
          .assets();

  @ParameterizedTest
  @ValueSource(strings = {"east", "district/east"})
  void aSilenceOfAnAreaIsAboutTheIncidentsInItsShape(String area) {
    Play play = Play.in(DISTRICTS, JOIN);
    play.hears(People.silenceIn(area, 5, 60))
        .yes(play.match("a", 7, 10), "ALERT OPEN 0007 of 1")
        .restart()
        .yes(play.match("b", 8, 12), "UPDATE OPEN 0007 of 1");
    assertThat(play.audited()).containsExactly(What.REPEATED, What.SILENCED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"west", "north"})
  void aSilenceOfNoAreaOfTheCitySilencesOnlyThatKeyAndTheAuditSaysSo(String area) {
    Play play = Play.in(DISTRICTS, WINDOW);
    play.hears(People.silenceIn(area, 5, 60))
        .yes(play.episode("a", 7, Double.MAX_VALUE, 12), "ALERT OPEN 0007 of 1")
        .yes(play.episode(area, 8, Double.MAX_VALUE, 30));
    assertThat(play.audited()).containsExactly(What.UNKNOWN, What.SILENCED);
    assertThat(play.audit().get(0).detail()).contains("area '" + area + "'");
  }

  @Test
  void anIncidentWithoutPlaceIsInTheAreaThatIsItsKey() {
    Play play = Play.in(DISTRICTS, WINDOW);
    play.hears(People.silenceIn("district/east", 5, 60))
        .yes(play.episode("east", 7, Double.MAX_VALUE, Double.NaN))
        .yes(play.episode("west", 8, Double.MAX_VALUE, Double.NaN), "ALERT OPEN 0008 of 1");
    assertThat(play.audited()).containsExactly(What.SILENCED);
  }
}
