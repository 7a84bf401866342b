package urbanbrain.collect.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import io.reactivex.disposables.Disposable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import urbanbrain.collect.Splitter;
import urbanbrain.flow.decode.Record;

/**
 * One connection to the broker, from its call to its end. It never waits; what it hears goes to the
 * inbox, which is also woken when the connection is lost.
 */
final class Link {

  private static final Logger LOG = LoggerFactory.getLogger(Link.class);

  private static final long NEVER = Long.MAX_VALUE;
  private static final byte[] NOTHING = new byte[0];
  private static final long GOOD_BYE_SECONDS = 5;

  private enum State {
    CALLING,
    UP,
    LOST,
    CLOSED
  }

  private final Dial dial;
  private final Inbox inbox;
  private final Flow flow;
  private final AtomicReference<State> state = new AtomicReference<>(State.CALLING);
  private volatile long upAt = NEVER;
  private volatile boolean wasFlooded;
  private Client client;
  private volatile Disposable listening;

  private Link(Dial dial, Inbox inbox) {
    this.dial = dial;
    this.inbox = inbox;
    this.flow = new Flow(dial.settings().limits().unacknowledged(), goesOn -> client.read(goesOn));
  }

  /**
   * Calls the broker.
   *
   * @throws IOException where it cannot be called at all: see {@link Dial#client}
   */
  static Link open(Dial dial, Inbox inbox) throws IOException {
    Link link = new Link(dial, inbox);
    link.client = dial.client(link::ended);
    link.listening = link.client.listen(link::received, link::failed);
    var unused =
        link.client
            .connect()
            .thenCompose(connected -> link.client.subscribe())
            .whenComplete((subscribed, error) -> link.answered(error));
    return link;
  }

  private void answered(Throwable error) {
    if (error != null) {
      failed(error);
    } else if (state.compareAndSet(State.CALLING, State.UP)) {
      upAt = dial.clock().millis();
      LOG.info("listening to the MQTT broker {}", dial.server().name());
      inbox.wake();
    } else {
      hangUp(); // closed meanwhile
    }
  }

  /**
   * The connection is no more. Only now listening may end: what comes while nobody listens the
   * library acknowledges.
   */
  private void ended(Throwable cause) {
    lose(cause);
    listening.dispose();
  }

  /** There is no use in this connection, though the broker may not know. */
  private void failed(Throwable cause) {
    lose(cause);
    hangUp();
  }

  private void lose(Throwable cause) {
    if (Refusal.isFlood(cause) && !dial.line().isFlooded()) {
      wasFlooded = true;
    }
    State before = state.getAndUpdate(s -> s == State.CLOSED ? s : State.LOST);
    if (before == State.CALLING || before == State.UP) {
      String refusal = wasFlooded ? null : Refusal.of(cause, dial);
      if (refusal == null) {
        inbox.wake();
      } else {
        // The cause is left out: it may show what was sent.
        inbox.fail(new IOException(refusal));
      }
    }
  }

  /** What comes after good-bye the broker keeps. */
  private void received(
      String topic, Optional<ByteBuffer> payload, MqttQos qos, Runnable acknowledgement) {
    if (state.get() == State.CLOSED) {
      return;
    }
    try {
      take(topic, payload, qos == MqttQos.AT_MOST_ONCE ? null : acknowledgement);
    } catch (RuntimeException | Error e) {
      LOG.error("an MQTT message cannot be taken; it will come again", e);
      failed(e); // listens on until the connection has ended
    }
  }

  private void take(String topic, Optional<ByteBuffer> payload, Runnable acknowledgement) {
    long received = dial.clock().millis();
    int length = payload.map(ByteBuffer::remaining).orElse(0);
    boolean isTooLarge = length > Splitter.LARGEST;
    byte[] bytes = length == 0 ? NOTHING : new byte[isTooLarge ? Splitter.SHOWN : length];
    payload.ifPresent(p -> p.duplicate().get(bytes));
    if (acknowledgement != null) {
      flow.received();
    }
    inbox.add(
        new Inbox.Message(
            topic,
            isTooLarge ? Record.Kind.TOO_LARGE : Record.Kind.DATA,
            bytes,
            received,
            acknowledgement == null ? null : () -> acknowledge(acknowledgement)));
  }

  private void acknowledge(Runnable acknowledgement) {
    if (isLost()) {
      return; // the broker will send it again
    }
    try {
      acknowledgement.run();
      flow.acknowledged();
    } catch (RejectedExecutionException e) {
      LOG.debug("the connection has just ended, and its thread with it", e);
    }
  }

  /** Whether there is no connection, or no longer one. */
  boolean isLost() {
    return state.get() == State.LOST;
  }

  /** Whether the broker has taken us, and will send what comes to the topics. */
  boolean isUp() {
    return state.get() == State.UP;
  }

  /** Whether it was up at some time. */
  boolean wasUp() {
    return upAt != NEVER;
  }

  /** Whether it was up at some time, and that is so long ago. */
  boolean wasUpBefore(Duration ago) {
    return wasUp() && dial.clock().millis() - upAt >= ago.toMillis();
  }

  /** Whether it was lost because the broker sent more than it may, and could be allowed more. */
  boolean wasFlooded() {
    return wasFlooded;
  }

  /** Says good-bye after the acknowledgements that are on their way. The session stays. */
  void close() {
    State before = state.getAndSet(State.CLOSED);
    if (before == State.UP || before == State.CALLING) {
      try {
        flow.end();
        client.disconnect().get(GOOD_BYE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        LOG.debug("the broker did not hear good-bye", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // the task has no more time for us
      }
    }
  }

  private void hangUp() {
    flow.end();
    var unused = client.disconnect().exceptionally(notConnected -> null);
  }
}
