package urbanbrain.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.util.OutputTag;
import urbanbrain.flow.local.LocalOperator;
import urbanbrain.flow.local.LocalOutput;
import urbanbrain.flow.local.LocalSnapshot;

/** An operator that runs in the test's own thread, without any of Flink's tasks. */
final class RunLocally<I, O> implements Operator<I, O> {

  private final List<O> out = new ArrayList<>();
  private final Map<OutputTag<?>, List<Object>> sides = new HashMap<>();
  private final LocalOutput<O> output = new LocalOutput<>(out::add);
  private final LocalOperator<I> operator;

  /**
   * Runs an operator.
   *
   * @param operator makes it, with the output that it gives to
   */
  RunLocally(Function<LocalOutput<O>, LocalOperator<I>> operator) {
    this.operator = operator.apply(output);
  }

  @Override
  public void element(I element) {
    operator.element(element);
  }

  @Override
  public void watermark(long time) {
    operator.watermark(time);
  }

  @Override
  public Object snapshot() {
    return operator.snapshot();
  }

  @Override
  public void goOnFrom(Object snapshot) {
    operator.goOnFrom((LocalSnapshot) snapshot);
  }

  @Override
  public int left() {
    return operator.held();
  }

  @Override
  public void close() {
    // holds nothing outside this object
  }

  @Override
  public List<O> out() {
    return out;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <S> List<S> side(OutputTag<S> tag) {
    return (List<S>)
        sides.computeIfAbsent(
            tag,
            t -> {
              List<Object> side = new ArrayList<>();
              output.side(tag, side::add);
              return side;
            });
  }
}
