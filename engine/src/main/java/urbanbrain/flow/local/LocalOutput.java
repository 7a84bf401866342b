package urbanbrain.flow.local;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Where what an operator emits goes. A side output that nobody takes is dropped, as in a job. */
public final class LocalOutput<O> implements Collector<O> {

  private final Consumer<O> main;
  private final Map<String, Consumer<Object>> sides = new HashMap<>();

  /** An output whose main part goes here. */
  public LocalOutput(Consumer<O> main) {
    this.main = main;
  }

  /** Sends a side output here. */
  @SuppressWarnings("unchecked")
  public <X> LocalOutput<O> side(OutputTag<X> tag, Consumer<X> to) {
    sides.put(tag.getId(), value -> to.accept((X) value));
    return this;
  }

  <X> void output(OutputTag<X> tag, X value) {
    Consumer<Object> to = sides.get(tag.getId());
    if (to != null) {
      to.accept(value);
    }
  }

  @Override
  public void collect(O value) {
    main.accept(value);
  }

  @Override
  public void close() {
    // nothing is held
  }
}
