package urbanbrain.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Gathers what comes out of jobs of this process. Flink's own collecting asks the job for it, which
 * may have ended by then.
 *
 * @param name tells it from others
 */
record Gathered<T>(String name) implements Sink<T> {

  private static final Map<String, Queue<Object>> ALL = new ConcurrentHashMap<>();

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return new Writer<>(queue());
  }

  private Queue<Object> queue() {
    return ALL.computeIfAbsent(name, unused -> new ConcurrentLinkedQueue<>());
  }

  /** All that has come since it was asked the last time. */
  @SuppressWarnings("unchecked") // what was put in by its own name
  List<T> take() {
    Queue<Object> queue = queue();
    List<T> taken = new ArrayList<>();
    for (Object next = queue.poll(); next != null; next = queue.poll()) {
      taken.add((T) next);
    }
    return taken;
  }

  /** How many of those that have come since then are such. */
  @SuppressWarnings("unchecked") // what was put in by its own name
  long count(Predicate<T> such) {
    return queue().stream().filter(one -> such.test((T) one)).count();
  }

  private record Writer<T>(Queue<Object> queue) implements SinkWriter<T> {

    @Override
    public void write(T element, Context context) {
      queue.add(element);
    }

    @Override
    public void flush(boolean isEnd) {
      // it is there at once
    }

    @Override
    public void close() {
      // it is kept
    }
  }
}
