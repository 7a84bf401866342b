package urbanbrain.cel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import urbanbrain.text.Problem;
import urbanbrain.text.YamlNode;

/** What is judged for every event leaves no garbage. */
class Closures_allocationTest {

  private static final int ROUNDS = 20_000;
  private static final List<String> FIELDS = List.of("kmh", "lanes", "kind", "urgent");

  /** An event's slots. */
  private record Slots(double[] numbers, String text) {}

  private static final class SlotScope implements Scope<Slots> {
    @Override
    public List<String> variables() {
      return List.of("e");
    }

    @Override
    public List<String> fields(String variable) {
      return FIELDS;
    }

    @Override
    public java.util.Optional<Slot<Slots>> slot(String variable, String field) {
      int place = FIELDS.indexOf(field);
      return java.util.Optional.of(
          field.equals("kind")
              ? new Slot<>(Slot.Type.TEXT, null, s -> s.text)
              : new Slot<>(
                  field.equals("urgent") ? Slot.Type.BOOLEAN : Slot.Type.NUMBER,
                  s -> s.numbers[place],
                  null));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "e.kmh < 20 && e.lanes >= 2",
        "e.kind == 'car' || e.kind in ['bus', 'tram']",
        "e.kind.startsWith('c') && e.kind.contains('a') && !e.urgent",
        "(e.kmh * 3.6 - e.lanes) / 2 > 5 || e.lanes in [1, 2, 3]",
        "e.urgent ? e.kmh != 3 : size(e.kind) > 3",
      })
  void isNone(String text) {
    List<Problem> problems = new ArrayList<>();
    YamlNode node = YamlNode.parse("t", "|\n  " + text, problems).orElseThrow();
    Truth<Slots> truth = new CelCompiler<>(new SlotScope()).truth(node).orElseThrow();
    Slots slots = new Slots(new double[] {12.5, 3, 0, 1}, "car");
    judge(truth, slots);
    long before = allocated();
    int held = judge(truth, slots);
    long bytes = allocated() - before;
    assertThat(held).isIn(0, ROUNDS);
    assertThat(bytes).as("bytes in %d rounds", ROUNDS).isLessThan(ROUNDS);
  }

  private static int judge(Truth<Slots> truth, Slots slots) {
    int held = 0;
    for (int i = 0; i < ROUNDS; i++) {
      held += truth.of(slots) ? 1 : 0;
    }
    return held;
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
