package urbanbrain.flow.raise.book;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import urbanbrain.verdict.MatchId;

class StormTest {

  private final Storm storm = new Storm();

  private boolean begins(long start) {
    return storm.begins(new MatchId(start, "m", 0), 2, 10);
  }

  @Test
  void beginsWithOneMoreThanIsAllowedInAWhile() {
    assertThat(begins(100)).isFalse();
    assertThat(begins(105)).isFalse();
    assertThat(begins(109)).isTrue();
    assertThat(storm.id.time()).isEqualTo(109);
    assertThat(storm.count).isEqualTo(3);
    assertThat(storm.first).isEqualTo(100);
    assertThat(storm.last).isEqualTo(109);
  }

  @Test
  void aWhileAfterIsNotWithinIt() {
    assertThat(begins(100)).isFalse();
    assertThat(begins(100)).isFalse();
    storm.recent.add(new MatchId(100, "n", 0));
    assertThat(begins(111)).isFalse();
    assertThat(storm.id).isNull();
  }

  @Test
  void aWhileReachesFromItsBeginToJustBeforeItsEnd() {
    begins(90);
    begins(110);
    assertThat(begins(100)).isFalse();
    storm.recent.clear();
    begins(90);
    begins(109);
    assertThat(begins(100)).isTrue();
    assertThat(storm.first).isEqualTo(90);
    assertThat(storm.last).isEqualTo(109);
  }

  @Test
  void goesOnWhileTheNextBeginsWithinAWhileOfTheLast() {
    begins(100);
    begins(101);
    begins(102);
    assertThat(begins(112)).isTrue();
    assertThat(storm.last).isEqualTo(112);
    assertThat(begins(95)).isTrue();
    assertThat(storm.first).isEqualTo(95);
    assertThat(storm.last).isEqualTo(112);
    assertThat(storm.count).isEqualTo(5);
    assertThat(begins(123)).isFalse();
    assertThat(storm.count).isEqualTo(5);
    assertThat(storm.id.time()).isEqualTo(102);
  }

  @Test
  void isRememberedUntilItIsOverAndWhatBeganLatelyHasPassed() {
    assertThat(storm.isEmpty()).isTrue();
    begins(100);
    assertThat(storm.isEmpty()).isFalse();
    begins(101);
    begins(102);
    storm.forget(101);
    assertThat(storm.recent).extracting(MatchId::time).containsExactly(101L, 102L);
    storm.forget(200);
    assertThat(storm.isEmpty()).isFalse();
    storm.end();
    assertThat(storm.isEmpty()).isTrue();
    assertThat(storm.count).isZero();
  }

  @Test
  void theNextOneIsToldFromTheBeginning() {
    begins(100);
    begins(101);
    begins(102);
    storm.sequence = 7;
    storm.end();
    begins(200);
    begins(201);
    assertThat(begins(202)).isTrue();
    assertThat(storm.sequence).isZero();
    assertThat(storm.first).isEqualTo(200);
  }
}
