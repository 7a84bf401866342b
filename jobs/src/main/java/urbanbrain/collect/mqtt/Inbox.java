package urbanbrain.collect.mqtt;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import urbanbrain.flow.decode.Record;

/**
 * What a connection has received and the reader has not yet given: the place where the thread of
 * the one meets that of the other.
 *
 * <p>It is bounded, as the broker sends only so many messages that are not acknowledged; of those
 * that need no acknowledgement as many again are kept, and the rest is dropped.
 */
final class Inbox {

  /**
   * A message as it was received.
   *
   * @param topic the one that it came by
   * @param kind {@code DATA}, or {@code TOO_LARGE} with its first bytes only
   * @param received milliseconds since the epoch
   * @param acknowledgement tells the broker to forget it; null where the broker has done so
   */
  record Message(
      String topic, Record.Kind kind, byte[] bytes, long received, Runnable acknowledgement) {}

  private final int mostUnasked;
  private final ArrayDeque<Message> messages = new ArrayDeque<>();
  private CompletableFuture<Void> news = new CompletableFuture<>();
  private int unasked;
  private long dropped;
  private IOException failure;

  /**
   * An empty one.
   *
   * @param mostUnasked so many messages that need no acknowledgement are kept
   */
  Inbox(int mostUnasked) {
    this.mostUnasked = mostUnasked;
  }

  /** A message has come. */
  void add(Message message) {
    synchronized (this) {
      if (message.acknowledgement() == null && unasked >= mostUnasked) {
        dropped++;
        return;
      }
      unasked += message.acknowledgement() == null ? 1 : 0;
      messages.add(message);
    }
    wake();
  }

  /** Something has happened that the reader should look at. */
  void wake() {
    CompletableFuture<Void> told;
    synchronized (this) {
      told = news;
    }
    told.complete(null); // runs the reader's thread, so not while others wait
  }

  /** No more will come, and trying again is no use. */
  void fail(IOException cause) {
    synchronized (this) {
      failure = cause;
    }
    wake();
  }

  /**
   * The next message, or null where none waits.
   *
   * @throws IOException what {@link #fail} was told, once all messages are given
   */
  synchronized Message next() throws IOException {
    Message next = messages.poll();
    if (next == null) {
      if (failure != null) {
        throw failure;
      }
      if (news.isDone()) {
        news = new CompletableFuture<>();
      }
    } else if (next.acknowledgement() == null) {
      unasked--;
    }
    return next;
  }

  /** Is done when there is something to look at that there was not when {@link #next} was null. */
  synchronized CompletableFuture<Void> news() {
    return news;
  }

  /** How many messages that needed no acknowledgement found no place. */
  synchronized long dropped() {
    return dropped;
  }
}
