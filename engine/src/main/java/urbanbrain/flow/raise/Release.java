package urbanbrain.flow.raise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import urbanbrain.event.Event;
import urbanbrain.verdict.Alert;

/**
 * Messages that leave only when a checkpoint holds them: what a restart may not say again in the
 * same way is not said before it is certain to be remembered. The order of those of one rule stays:
 * one that could leave at once leaves behind those of its rule that wait, with the last of them.
 */
final class Release {

  private final List<Waiting> waiting = new ArrayList<>();

  /** How many of them there are of each rule; those about the engine itself are of none. */
  private final Map<String, Integer> ofRules = new HashMap<>();

  /**
   * A message.
   *
   * @param arrival by which it was decided; that is not kept over a restart
   * @param number of all that ever waited
   * @param isBehind whether it waits only for those of its rule that came before it
   */
  private record Waiting(Alert alert, long arrival, long number, boolean isBehind) {

    /** The rule that it is of; one about the engine itself is of none. */
    Optional<String> rule() {
      return alert.isSystem() ? Optional.empty() : Optional.of(alert.facts().rule());
    }
  }

  /** By checkpoint, how many of all messages so far it holds. */
  private final TreeMap<Long, Long> held = new TreeMap<>();

  private long taken;
  private long free;

  /** Whether more is free since the last flush. */
  private boolean isMoreFree;

  /**
   * A message waits for a checkpoint.
   *
   * @param arrival by which it was decided, or {@link Event#NO_ARRIVAL}
   */
  void take(Alert alert, long arrival) {
    take(alert, arrival, false);
  }

  /** A message waits only for those of its rule that wait already. */
  void takeBehind(Alert alert, long arrival) {
    take(alert, arrival, true);
  }

  private void take(Alert alert, long arrival, boolean isBehind) {
    taken++;
    Waiting last = new Waiting(alert, arrival, taken, isBehind);
    waiting.add(last);
    last.rule().ifPresent(rule -> ofRules.merge(rule, 1, Integer::sum));
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
    free(taken);
  }

  /** A checkpoint, and with it every earlier one, is complete. */
  void complete(long checkpoint) {
    var latest = held.floorEntry(checkpoint);
    if (latest != null) {
      free(latest.getValue());
      held.headMap(checkpoint, true).clear();
    }
  }

  /** Nothing more comes: all may go. */
  void finish() {
    free(taken);
  }

  private void free(long upTo) {
    isMoreFree |= upTo > free;
    free = Math.max(free, upTo);
  }

  /** Lets go what may go, each with its arrival. */
  void flush(ObjLongConsumer<Alert> out) {
    if (!isMoreFree) {
      return;
    }
    isMoreFree = false;
    Set<String> held = new HashSet<>();
    List<Waiting> left = new ArrayList<>();
    for (Waiting next : waiting) {
      if (mayGo(next, held)) {
        forget(next);
        out.accept(next.alert(), next.arrival());
      } else {
        left.add(next);
        next.rule().ifPresent(held::add);
      }
    }
    waiting.clear();
    waiting.addAll(left);
  }

  /** Whether a message may go, of these rules some that came before it not. */
  private boolean mayGo(Waiting message, Set<String> held) {
    boolean isOfHeld = message.rule().map(held::contains).orElse(false);
    return message.number() <= free || (message.isBehind() && !isOfHeld);
  }

  private void forget(Waiting message) {
    message.rule().ifPresent(rule -> ofRules.computeIfPresent(rule, Release::oneLess));
  }

  private static Integer oneLess(String rule, int count) {
    return count == 1 ? null : count - 1;
  }
}
