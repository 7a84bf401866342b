package urbanbrain.send.webhook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The messages of one channel that are not delivered. Of each incident one at most is on its way,
 * so that its messages arrive in their order.
 */
final class Outbox {

  private final Map<String, Deque<Message>> byIncident = new LinkedHashMap<>();
  private final Map<String, Message> onTheirWay = new HashMap<>();
  private final LinkedHashSet<String> ready = new LinkedHashSet<>();
  private final TreeSet<Wait> waiting =
      new TreeSet<>(Comparator.comparingLong(Wait::until).thenComparing(Wait::incident));
  private int size;
  private long bytes;

  /** An incident whose first message may not be tried yet. */
  private record Wait(long until, String incident) {}

  /** Adds a message behind those of its incident. */
  void add(Message message) {
    Deque<Message> queue = byIncident.get(message.incident());
    if (queue == null) {
      queue = new ArrayDeque<>();
      byIncident.put(message.incident(), queue);
      line(message);
    }
    queue.add(message);
    size++;
    bytes += message.bytes();
  }

  /** Whether the same message, in the same words, is here already. */
  boolean holds(Message.Text text) {
    Deque<Message> queue = byIncident.get(text.incident());
    return queue != null && queue.stream().anyMatch(message -> message.text().says(text));
  }

  /** The next message that may be tried now; it is then on its way. */
  Optional<Message> take(long now) {
    while (!waiting.isEmpty() && waiting.first().until() <= now) {
      ready.add(waiting.pollFirst().incident());
    }
    Iterator<String> next = ready.iterator();
    if (!next.hasNext()) {
      return Optional.empty();
    }
    String incident = next.next();
    next.remove();
    Message first = byIncident.get(incident).element();
    onTheirWay.put(incident, first);
    return Optional.of(first);
  }

  /** Whether there is a message of an incident. */
  boolean has(String incident) {
    return byIncident.containsKey(incident);
  }

  /** Whether a message is on its way. */
  boolean isOnItsWay(Message message) {
    return message.equals(onTheirWay.get(message.incident()));
  }

  /** A message that was on its way is done with: delivered or set aside. */
  void done(Message message) {
    onTheirWay.remove(message.incident());
    removeFirst(message.incident());
  }

  /** A message that was on its way has not arrived, and waits in its place as this one. */
  void back(Message message) {
    onTheirWay.remove(message.incident());
    Deque<Message> queue = byIncident.get(message.incident());
    queue.remove();
    queue.addFirst(message);
    line(message);
  }

  /** Takes out the oldest message of the oldest incident, but none that is on its way. */
  Optional<Message> dropOldest() {
    for (String incident : byIncident.keySet()) {
      Deque<Message> queue = byIncident.get(incident);
      if (!onTheirWay.containsKey(incident)) {
        return Optional.of(removeFirst(incident));
      }
      if (queue.size() > 1) {
        Iterator<Message> second = queue.iterator();
        second.next();
        Message oldest = second.next();
        second.remove();
        uncount(oldest);
        return Optional.of(oldest);
      }
    }
    return Optional.empty();
  }

  /**
   * Takes out all that came before a time and is not on its way, each incident's in their order.
   */
  List<Message> dropOlder(long than) {
    List<Message> old = new ArrayList<>();
    for (String incident : List.copyOf(byIncident.keySet())) {
      while (!onTheirWay.containsKey(incident)
          && byIncident.containsKey(incident)
          && byIncident.get(incident).element().since() <= than) {
        old.add(removeFirst(incident));
      }
    }
    return old;
  }

  /** When the next message may be tried that is not on its way; empty without one. */
  Optional<Long> nextAt() {
    if (!ready.isEmpty()) {
      return Optional.of(Long.MIN_VALUE);
    }
    return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.first().until());
  }

  /** All that waits may be tried now: the receiver is well again. */
  void hurry() {
    waiting.forEach(wait -> ready.add(wait.incident()));
    waiting.clear();
  }

  /** How many messages are on their way. */
  int onTheirWay() {
    return onTheirWay.size();
  }

  /** How many messages are not delivered, those on their way among them. */
  int size() {
    return size;
  }

  /** How much the bodies of these are together. */
  long bytes() {
    return bytes;
  }

  /** All messages that are not delivered, each incident's in their order. */
  List<Message> all() {
    List<Message> all = new ArrayList<>(size);
    byIncident.values().forEach(all::addAll);
    return all;
  }

  /** Forgets all messages. */
  void clear() {
    byIncident.clear();
    onTheirWay.clear();
    ready.clear();
    waiting.clear();
    size = 0;
    bytes = 0;
  }

  private Message removeFirst(String incident) {
    Deque<Message> queue = byIncident.get(incident);
    Message first = queue.remove();
    uncount(first);
    ready.remove(incident);
    waiting.remove(new Wait(first.notBefore(), incident));
    if (queue.isEmpty()) {
      byIncident.remove(incident);
    } else {
      line(queue.element());
    }
    return first;
  }

  private void uncount(Message message) {
    size--;
    bytes -= message.bytes();
  }

  /** Puts an incident in line by the message that is now its first. */
  private void line(Message first) {
    if (first.notBefore() == Long.MIN_VALUE) {
      ready.add(first.incident());
    } else {
      waiting.add(new Wait(first.notBefore(), first.incident()));
    }
  }
}
