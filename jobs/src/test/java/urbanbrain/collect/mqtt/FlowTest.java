package urbanbrain.collect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowTest {

  @Test
  void readsNoFurtherWhileTooManyWaitAndThenGoesOn() {
    List<Boolean> told = new ArrayList<>();
    Flow flow = new Flow(2, told::add);
    flow.received();
    flow.received();
    assertThat(told).isEmpty();
    flow.received();
    flow.received(); // was in the socket's buffer
    assertThat(told).containsExactly(false);
    flow.acknowledged();
    assertThat(told).containsExactly(false);
    flow.acknowledged();
    flow.acknowledged();
    assertThat(told).containsExactly(false, true);
    flow.received();
    flow.received();
    assertThat(told).containsExactly(false, true, false);
    flow.end();
    flow.received();
    assertThat(told).containsExactly(false, true, false, true);
  }
}
