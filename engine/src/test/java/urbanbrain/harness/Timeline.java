package urbanbrain.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.OutputTag;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

/**
 * A test of one operator, step by step. Each step names all that it must give: first the main
 * output in its order, then the side outputs, in the order in which they were asked for with {@link
 * #with}. A step that names nothing must be silent. Before each step the operator is replaced by a
 * fresh one restored from a snapshot.
 */
public final class Timeline<I, O> {

  private static final RecursiveComparisonConfiguration EXACTLY =
      RecursiveComparisonConfiguration.builder()
          .withStrictTypeChecking(true)
          .withEqualsForType(Double::equals, Double.class)
          .build();

  private final Driver<I, O> driver;
  private final List<OutputTag<?>> tags = new ArrayList<>();
  private Function<Object, Object> view = Function.identity();
  private int step;

  private Timeline(Driver<I, O> driver) {
    this.driver = driver;
  }

  /** Plays any operator. */
  public static <I, O> Timeline<I, O> of(Driver<I, O> driver) {
    return new Timeline<>(driver);
  }

  /** Plays a keyed function. */
  public static <K, I, O> Timeline<I, O> keyed(
      Supplier<? extends KeyedProcessFunction<K, I, O>> function,
      KeySelector<I, K> key,
      TypeInformation<K> keyType) {
    return of(Driver.keyed(function, key, keyType));
  }

  /** Looks at this side output too. */
  public Timeline<I, O> with(OutputTag<?> tag) {
    tags.add(tag);
    driver.side(tag);
    return this;
  }

  /** Compares not what came out but what this makes of it, such as a short text. */
  public Timeline<I, O> seenAs(Function<Object, Object> newView) {
    view = newView;
    return this;
  }

  /** An element comes. */
  public Timeline<I, O> event(I element, Object... expected) {
    return step("event " + element, () -> driver.element(element), expected);
  }

  /** Event time passes up to this watermark. */
  public Timeline<I, O> time(long watermark, Object... expected) {
    return step("time " + watermark, () -> driver.watermark(watermark), expected);
  }

  /** The end of everything. */
  public Timeline<I, O> end(Object... expected) {
    return step("end", driver::end, expected);
  }

  /** The operator holds nothing for any key, and no timer waits. */
  public Timeline<I, O> leavesNoState() {
    driver.restore();
    assertThat(driver.stateEntries()).as("keyed state entries").isZero();
    assertThat(driver.timers()).as("timers").isZero();
    driver.close();
    return this;
  }

  private Timeline<I, O> step(String what, Runnable action, Object... expected) {
    step++;
    if (step > 1) {
      driver.restore();
    }
    action.run();
    assertThat(taken())
        .as("step %d: %s", step, what)
        .usingRecursiveFieldByFieldElementComparator(EXACTLY)
        .isEqualTo(Arrays.asList(expected));
    return this;
  }

  private List<Object> taken() {
    List<Object> taken = new ArrayList<>(driver.out());
    driver.out().clear();
    for (OutputTag<?> tag : tags) {
      taken.addAll(driver.side(tag));
      driver.side(tag).clear();
    }
    taken.replaceAll(view::apply);
    return taken;
  }
}
