package urbanbrain.bench.latency;

import java.time.Clock;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends readings to a topic. Each is due at a moment of its own, whatever became of those before:
 * where the sender or the broker is behind, the wait counts as that of the record.
 */
final class Sender implements AutoCloseable {

  private static final long SECOND = 1_000_000_000L;

  /** Once in so many records begins a fall while the capacity is measured. */
  private static final double SHARE = 1.0 / 500;

  /** So many records may be on their way while the capacity is measured. */
  private static final long MOST_AHEAD = 100_000;

  /** It looks for what is due after so long, where nothing is. */
  private static final long TICK = 200_000;

  private final Schedule schedule = new Schedule();
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final String topic;
  private final Told told;
  private final long[] numbers = new long[Schedule.SENSORS];
  private final long start = System.nanoTime();
  private final long startMillis = Clock.systemUTC().millis();
  private long sent;

  /** When what is planned begins, in nanoseconds since the start. */
  private long begins;

  /**
   * Sends to this topic.
   *
   * @param told is told when a fall was due
   */
  Sender(String servers, String topic, Told told) {
    this.topic = topic;
    this.told = told;
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", servers);
    properties.setProperty("linger.ms", "0");
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends steadily; the next load begins where this one ends. */
  void send(Load load) throws Exception {
    double each = (double) SECOND / load.perSecond();
    for (long i = 0; i < load.records(); i++) {
      long due = begins + (long) (i * each);
      while (System.nanoTime() - start < due) {
        LockSupport.parkNanos(TICK);
      }
      send(due, load.share());
    }
    begins += load.seconds() * SECOND;
    check();
  }

  /**
   * As much as the job takes while this and the broker share the machine with it: it is given more
   * as falls are told.
   *
   * @return how many records a second, in the later half of the time
   */
  int capacity(int seconds) throws Exception {
    long half = elapsed() + seconds * SECOND / 2;
    long before = 0;
    while (elapsed() < half + seconds * SECOND / 2) {
      before = elapsed() < half ? sent : before;
      int newest = told.newest();
      if (sent - (newest < 0 ? 0 : numbers[newest]) < MOST_AHEAD) {
        send(elapsed(), SHARE);
      } else {
        LockSupport.parkNanos(TICK);
      }
    }
    check();
    begins = elapsed();
    return (int) ((sent - before) * 2 / seconds);
  }

  /** When the next load begins, by {@link System#nanoTime}. */
  long next() {
    return start + begins;
  }

  private long elapsed() {
    return System.nanoTime() - start;
  }

  private void send(long due, double share) {
    Reading reading = schedule.next(due, share);
    if (reading.value() < Schedule.LOW) {
      numbers[reading.sensor()] = sent;
      told.sent(reading.sensor(), start + due);
    }
    long millis = startMillis + due / 1_000_000;
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, 0, millis, null, reading.record(sent, millis));
    var unused = producer.send(record, (done, failed) -> failure.compareAndSet(null, failed));
    sent++;
  }

  private void check() throws Exception {
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
