package urbanbrain.harness;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.util.OutputTag;

/** What runs the operator of a {@link Driver}. */
interface Running<I> extends AutoCloseable {

  void element(I element);

  void watermark(long time);

  Object snapshot();

  /** The last snapshot is part of a checkpoint that is complete; not every runner tells it. */
  default void complete() {}

  void goOnFrom(Object snapshot);

  /** Gives what comes out at a side. */
  void listen(OutputTag<?> tag, Consumer<Object> to);

  /** The counters of the operator that runs now. */
  Map<String, Long> counters();

  int stateEntries();

  int timers();

  @Override
  void close();
}
