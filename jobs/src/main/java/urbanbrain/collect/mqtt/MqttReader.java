package urbanbrain.collect.mqtt;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import urbanbrain.flow.decode.Record;
import urbanbrain.mqtt.TopicMember;

/**
 * Gives what a connection hears, and calls the broker again when it is lost; all on the thread of
 * its task, and without ever waiting.
 *
 * <p>The broker is called again only when all that was heard is given: so no more than one
 * connection's messages are ever held.
 */
final class MqttReader implements SourceReader<Record, MqttSplit> {

  private static final Logger LOG = LoggerFactory.getLogger(MqttReader.class);

  /** So many records at a time: asking costs as much as decoding. */
  private static final int AT_A_TIME = 64;

  private final int source;
  private Dial dial;
  private final MqttSource.Acknowledge acknowledge;
  private final Runnable ask;
  private final Inbox inbox;
  private final Owed owed = new Owed();
  private final Backoff backoff;
  private MqttSplit split;
  private boolean isLast;
  private long given;
  private volatile Link link; // also looked at by metrics
  private CompletableFuture<Void> pause;

  /**
   * A reader that has not yet called.
   *
   * @param source what its records name as their source
   * @param ask asks for something to read
   */
  MqttReader(int source, Dial dial, MqttSource.Acknowledge acknowledge, Runnable ask) {
    this.source = source;
    this.dial = dial;
    this.acknowledge = acknowledge;
    this.ask = ask;
    this.inbox = new Inbox(dial.settings().limits().unacknowledged());
    this.backoff =
        new Backoff(dial.settings().retry(), () -> ThreadLocalRandom.current().nextDouble());
  }

  @Override
  public void start() {
    if (split == null) {
      ask.run();
    }
  }

  @Override
  public void addSplits(List<MqttSplit> splits) {
    split = splits.get(0);
    given = split.given();
    inbox.wake();
  }

  @Override
  public void notifyNoMoreSplits() {
    isLast = true;
    inbox.wake();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<Record> output) throws IOException {
    for (int i = 0; i < AT_A_TIME; i++) {
      Inbox.Message message = inbox.next();
      if (message == null) {
        return nothing();
      }
      give(message, output);
    }
    return InputStatus.MORE_AVAILABLE;
  }

  private void give(Inbox.Message message, ReaderOutput<Record> output) {
    given++;
    output.collect(record(message));
    if (message.acknowledgement() == null) {
      return;
    }
    if (acknowledge == MqttSource.Acknowledge.WHEN_GIVEN) {
      message.acknowledgement().run();
    } else {
      owed.add(message.acknowledgement());
    }
  }

  private Record record(Inbox.Message message) {
    byte[] bytes = message.bytes();
    String member = dial.settings().topicAs();
    if (member != null && message.kind() == Record.Kind.DATA) {
      bytes = TopicMember.in(bytes, member, message.topic());
    }
    return new Record(message.kind(), source, given, bytes, 0, bytes.length, message.received())
        .by(message.topic());
  }

  private InputStatus nothing() throws IOException {
    if (split == null) {
      return isLast ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }
    if (link == null) {
      link = Link.open(dial, inbox);
    } else if (link.isLost()) {
      afterLoss();
    }
    return InputStatus.NOTHING_AVAILABLE;
  }

  private void afterLoss() throws IOException {
    if (pause == null) {
      pauseFirst();
    } else if (pause.isDone()) {
      pause = null;
      owed.forget();
      dial = dial.next(link.wasFlooded());
      link = Link.open(dial, inbox);
    }
  }

  private void pauseFirst() {
    String broker = dial.server().name();
    if (link.wasUpBefore(dial.settings().retry().longest())) {
      backoff.reset(); // else two of the same id would fight without end
    }
    Duration wait = backoff.next();
    LOG.warn("the MQTT broker {} {}; calling again in {} ms", broker, why(), wait.toMillis());
    pause =
        CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS));
    var unused = pause.thenRun(inbox::wake);
  }

  private String why() {
    if (link.wasFlooded()) {
      return "sends more messages than it was asked for, and will be read more slowly";
    }
    return link.wasUp() ? "is lost" : "cannot be reached";
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return inbox.news();
  }

  @Override
  public List<MqttSplit> snapshotState(long checkpoint) {
    owed.mark(checkpoint);
    return split == null ? List.of() : List.of(new MqttSplit(given));
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    owed.acknowledge(checkpoint);
  }

  /** Whether the broker sends now what comes to the topics. */
  boolean isListening() {
    Link now = link;
    return now != null && now.isUp();
  }

  /** How many messages wait for a checkpoint. */
  int owed() {
    return owed.size();
  }

  /** How many messages of QoS 0 were dropped. */
  long dropped() {
    return inbox.dropped();
  }

  @Override
  public void close() {
    if (link != null) {
      link.close();
    }
  }
}
