package urbanbrain.flow.raise;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import urbanbrain.event.Event;
import urbanbrain.verdict.Alert;

/**
 * Messages that leave only when a checkpoint holds them: what a restart may not say again in the
 * same way is not said before it is certain to be remembered. Their order stays.
 */
final class Release {

  private final Deque<Waiting> waiting = new ArrayDeque<>();

  /** How many of them there are of each rule; those about the engine itself are of none. */
  private final Map<String, Integer> ofRules = new HashMap<>();

  /** A message, and by which arrival it was decided; that is not kept over a restart. */
  private record Waiting(Alert alert, long arrival) {}

  /** By checkpoint, how many of all messages so far it holds. */
  private final TreeMap<Long, Long> held = new TreeMap<>();

  private long taken;
  private long gone;
  private long free;

  /**
   * A message waits.
   *
   * @param arrival by which it was decided, or {@link Event#NO_ARRIVAL}
   */
  void take(Alert alert, long arrival) {
    waiting.add(new Waiting(alert, arrival));
    taken++;
    if (!alert.isSystem()) {
      ofRules.merge(alert.facts().rule(), 1, Integer::sum);
    }
  }

  /** Whether a message of this rule waits, so that later ones must too. */
  boolean holds(String rule) {
    return ofRules.containsKey(rule);
  }

  /** A checkpoint is made: what it is to hold. */
  List<Alert> snapshot(long checkpoint) {
    held.put(checkpoint, taken);
    return waiting.stream().map(Waiting::alert).toList();
  }

  /** What a checkpoint held is there again, and may go. */
  void restore(Iterable<Alert> alerts) {
    alerts.forEach(alert -> take(alert, Event.NO_ARRIVAL));
    free = taken;
  }

  /** A checkpoint, and with it every earlier one, is complete. */
  void complete(long checkpoint) {
    var latest = held.floorEntry(checkpoint);
    if (latest != null) {
      free = Math.max(free, latest.getValue());
      held.headMap(checkpoint, true).clear();
    }
  }

  /** Nothing more comes: all may go. */
  void finish() {
    free = taken;
  }

  /** Lets go what may go, each with its arrival. */
  void flush(ObjLongConsumer<Alert> out) {
    while (gone < free) {
      Waiting first = waiting.remove();
      if (!first.alert().isSystem()) {
        ofRules.computeIfPresent(first.alert().facts().rule(), (rule, n) -> n == 1 ? null : n - 1);
      }
      out.accept(first.alert(), first.arrival());
      gone++;
    }
  }
}
