package urbanbrain.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import urbanbrain.cluster.ClusterRest;

/**
 * Produces records while other things happen, so many a second, up to a mark that moves on. A
 * broker that is away for a while is waited for.
 */
final class Feed implements AutoCloseable {

  private static final int TICKS_PER_SECOND = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final IntFunction<Town.Message> records;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
  private final Future<?> ticking;
  private volatile Future<RecordMetadata> last;
  private volatile int perSecond;
  private volatile int mark;

  /** How many are on their way. */
  private final AtomicInteger produced = new AtomicInteger();

  /** Begins with nothing to do. */
  Feed(IntFunction<Town.Message> records, String servers, int perSecond) {
    this.records = records;
    this.perSecond = perSecond;
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", servers);
    properties.setProperty("acks", "all");
    properties.setProperty("linger.ms", "5");
    properties.setProperty("delivery.timeout.ms", String.valueOf(PATIENCE.toMillis()));
    properties.setProperty("max.block.ms", String.valueOf(PATIENCE.toMillis()));
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    ticking =
        ticks.scheduleAtFixedRate(this::tick, 0, 1_000 / TICKS_PER_SECOND, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      int end = Math.min(mark, produced.get() + Math.max(1, perSecond / TICKS_PER_SECOND));
      for (int next = produced.get(); next < end; next = produced.incrementAndGet()) {
        Town.Message message = records.apply(next);
        // The partition is the same whenever it is produced.
        byte[] key = String.valueOf(next).getBytes(StandardCharsets.UTF_8);
        last =
            producer.send(
                new ProducerRecord<>(message.topic(), key, message.value()),
                (done, failed) -> failure.compareAndSet(null, failed));
      }
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  /** From now on so many a second. */
  void at(int newPerSecond) {
    perSecond = newPerSecond;
  }

  /** Lets it go on until it has produced so many. */
  void upTo(int newMark) {
    mark = newMark;
  }

  int produced() {
    return produced.get();
  }

  /** Waits until so many are on their way. */
  void awaitPast(int number) throws IOException, InterruptedException {
    ClusterRest.await(PATIENCE, "nothing is produced any more", () -> isPast(number));
  }

  private boolean isPast(int number) {
    if (failure.get() != null) {
      throw new IllegalStateException("it cannot be produced", failure.get());
    }
    return produced.get() >= number;
  }

  /** Produces up to a last mark, and waits until the broker has all. */
  void finish(int number) throws Exception {
    upTo(number);
    awaitPast(number);
    producer.flush();
    last.get();
    isPast(number);
  }

  @Override
  public void close() {
    ticking.cancel(false);
    ticks.shutdownNow();
    producer.close(Duration.ZERO);
  }
}
