package urbanbrain.collect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwedTest {

  private final List<Integer> acknowledged = new ArrayList<>();
  private final Owed owed = new Owed();

  @Test
  void aCheckpointAcknowledgesWhatItHoldsInOrder() {
    give(1, 2);
    owed.mark(7);
    give(3);
    owed.mark(8);
    give(4);
    owed.acknowledge(7);
    assertThat(acknowledged).containsExactly(1, 2);
    owed.acknowledge(8);
    assertThat(acknowledged).containsExactly(1, 2, 3);
    assertThat(owed.size()).isEqualTo(1);
  }

  @Test
  void aCheckpointStandsForThoseBeforeIt() {
    give(1);
    owed.mark(1);
    give(2);
    owed.mark(2);
    give(3);
    owed.acknowledge(2);
    owed.acknowledge(1);
    assertThat(acknowledged).containsExactly(1, 2);
  }

  @Test
  void oneThatIsNotKnownAcknowledgesNothing() {
    give(1);
    owed.mark(5);
    owed.acknowledge(4);
    assertThat(acknowledged).isEmpty();
  }

  @Test
  void whenNothingCameBetweenTheEarlierCheckpointWillDo() {
    give(1);
    owed.mark(1);
    owed.mark(2);
    owed.acknowledge(2);
    assertThat(acknowledged).containsExactly(1);
  }

  @Test
  void whatIsForgottenIsNeverAcknowledged() {
    give(1, 2);
    owed.mark(1);
    give(3);
    owed.forget();
    give(4, 5);
    owed.acknowledge(1);
    assertThat(acknowledged).isEmpty();
    owed.mark(2);
    owed.acknowledge(2);
    assertThat(acknowledged).containsExactly(4, 5);
    assertThat(owed.size()).isZero();
  }

  private void give(int... numbers) {
    for (int number : numbers) {
      owed.add(() -> acknowledged.add(number));
    }
  }
}
