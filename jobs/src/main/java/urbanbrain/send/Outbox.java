package urbanbrain.send;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The messages of one channel that are not delivered. Of each incident one at most is on its way,
 * so that its messages arrive in their order.
 */
final class Outbox {

  private final Map<String, Deque<Message>> byIncident = new LinkedHashMap<>();
  private final Set<String> onTheirWay = new HashSet<>();
  private int size;

  /** Adds a message behind those of its incident. */
  void add(Message message) {
    byIncident.computeIfAbsent(message.incident(), i -> new ArrayDeque<>()).add(message);
    size++;
  }

  /** Whether the same message, in the same words, is here already. */
  boolean holds(Message message) {
    Deque<Message> queue = byIncident.get(message.incident());
    return queue != null
        && queue.stream()
            .anyMatch(m -> m.id().equals(message.id()) && m.body().equals(message.body()));
  }

  /** The next message that may be tried now; it is then on its way. */
  Optional<Message> take(long now) {
    for (Map.Entry<String, Deque<Message>> entry : byIncident.entrySet()) {
      Message first = entry.getValue().element();
      if (first.notBefore() <= now && onTheirWay.add(entry.getKey())) {
        return Optional.of(first);
      }
    }
    return Optional.empty();
  }

  /** A message that was on its way is done with: delivered or set aside. */
  void done(Message message) {
    onTheirWay.remove(message.incident());
    Deque<Message> queue = byIncident.get(message.incident());
    queue.remove();
    size--;
    if (queue.isEmpty()) {
      byIncident.remove(message.incident());
    }
  }

  /** A message that was on its way has not arrived, and waits in its place as this one. */
  void back(Message message) {
    onTheirWay.remove(message.incident());
    Deque<Message> queue = byIncident.get(message.incident());
    queue.remove();
    queue.addFirst(message);
  }

  /** Takes out the oldest message of the oldest incident, but none that is on its way. */
  Optional<Message> dropOldest() {
    for (Map.Entry<String, Deque<Message>> entry : byIncident.entrySet()) {
      Iterator<Message> queue = entry.getValue().iterator();
      Message oldest = queue.next();
      if (onTheirWay.contains(entry.getKey()) && queue.hasNext()) {
        oldest = queue.next();
        queue.remove();
        size--;
        return Optional.of(oldest);
      }
      if (!onTheirWay.contains(entry.getKey())) {
        done(oldest);
        return Optional.of(oldest);
      }
    }
    return Optional.empty();
  }

  /** When the next message may be tried that is not on its way; empty without one. */
  Optional<Long> nextAt() {
    return byIncident.entrySet().stream()
        .filter(entry -> !onTheirWay.contains(entry.getKey()))
        .map(entry -> entry.getValue().element().notBefore())
        .min(Long::compare);
  }

  /** How many messages are on their way. */
  int onTheirWay() {
    return onTheirWay.size();
  }

  /** How many messages are not delivered, those on their way among them. */
  int size() {
    return size;
  }

  /** All messages that are not delivered, each incident's in their order. */
  List<Message> all() {
    List<Message> all = new ArrayList<>(size);
    byIncident.values().forEach((Collection<Message> queue) -> all.addAll(queue));
    return all;
  }

  /** Forgets all messages. */
  void clear() {
    byIncident.clear();
    onTheirWay.clear();
    size = 0;
  }
}
