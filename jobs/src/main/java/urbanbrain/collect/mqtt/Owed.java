package urbanbrain.collect.mqtt;

import java.util.ArrayDeque;

/** What acknowledges the messages that were given, and which checkpoint holds which of them. */
final class Owed {

  private final ArrayDeque<Runnable> messages = new ArrayDeque<>();
  private final ArrayDeque<Mark> marks = new ArrayDeque<>();

  /** How many were added and have been taken away again. */
  private long settled;

  /** A checkpoint holds all messages up to this number. */
  private record Mark(long checkpoint, long upTo) {}

  /** A message has been given. */
  void add(Runnable acknowledgement) {
    messages.add(acknowledgement);
  }

  /** What was given so far belongs to this checkpoint, or to one before. */
  void mark(long checkpoint) {
    long upTo = settled + messages.size();
    if (marks.isEmpty() || marks.peekLast().upTo() < upTo) { // else the one before will do
      marks.add(new Mark(checkpoint, upTo));
    }
  }

  /** A checkpoint is complete: acknowledges what it and those before it hold. */
  void acknowledge(long checkpoint) {
    long upTo = settled;
    while (!marks.isEmpty() && marks.peek().checkpoint() <= checkpoint) {
      upTo = Math.max(upTo, marks.remove().upTo());
    }
    while (settled < upTo) { // what was forgotten is settled
      messages.remove().run();
      settled++;
    }
  }

  /** The connection that they came by is no more: they will come again. */
  void forget() {
    settled += messages.size();
    messages.clear();
  }

  /** How many there are. */
  int size() {
    return messages.size();
  }
}
