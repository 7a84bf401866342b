package urbanbrain.flow.raise.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Place;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/** Under which names an incident may have been told before a restart. */
class CaseTest {

  private final Case home = new Case();

  private static MatchId id(long time) {
    return new MatchId(time, "m", 0);
  }

  private void put(long end) {
    Evidence evidence = new Evidence(List.of(), 0, new long[0]);
    home.put(new Match(id(100), "k", 100, end, Place.NONE, evidence));
  }

  @Test
  void theyAreFewerOnlyWhenAMatchEndsEarlierThanItSeemedTo() {
    home.fresh.put(id(100), 200L);
    put(200);
    put(200);
    put(201);
    assertThat(home.shed).isFalse();
    put(200);
    assertThat(home.shed).isTrue();
  }

  @Test
  void theyAreOfTheMatchItselfAndOfItsLaterOpeningsBeforeItsEnd() {
    home.fresh.put(id(100), 200L);
    assertThat(home.mayHaveBeen(id(99))).isFalse();
    assertThat(home.mayHaveBeen(id(100))).isTrue();
    assertThat(home.mayHaveBeen(id(199))).isTrue();
    assertThat(home.mayHaveBeen(id(200))).isFalse();
    assertThat(home.mayHaveBeen(new MatchId(150, "n", 0))).isFalse();
  }
}
