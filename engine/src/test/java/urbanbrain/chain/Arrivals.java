package urbanbrain.chain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import urbanbrain.event.Event;

/** Events in the order in which they arrive, and when the watermark is told how far it is. */
final class Arrivals {

  /** An event, or a watermark where there is none. */
  record Step(Event event, long watermark) {}

  private Arrivals() {}

  /**
   * One of the orders in which these events may arrive, with watermarks that keep their promise:
   * none comes later than it says.
   */
  static List<Step> of(List<Event> events, long lateness, Random random) {
    List<Event> order = shuffled(events, lateness, random);
    long[] safe = safe(order);
    double eagerness = random.nextDouble();
    List<Step> steps = new ArrayList<>();
    long told = Long.MIN_VALUE;
    for (int i = 0; i < order.size(); i++) {
      steps.add(new Step(order.get(i), 0));
      boolean isLast = i == order.size() - 1;
      if (isLast || random.nextDouble() < eagerness) {
        long next = isLast || random.nextBoolean() ? safe[i] : safe[i] - random.nextInt(100_000);
        if (next > told) {
          steps.add(new Step(null, next));
          told = next;
        }
      }
    }
    steps.add(new Step(null, Long.MAX_VALUE));
    return steps;
  }

  /** By time, each up to the lateness too late. */
  private static List<Event> shuffled(List<Event> events, long lateness, Random random) {
    List<Event> order = new ArrayList<>(events);
    Collections.shuffle(order, random);
    Map<Event, Long> arrival = new HashMap<>();
    order.forEach(e -> arrival.put(e, e.time() + (long) (random.nextDouble() * lateness)));
    order.sort(Comparator.comparingLong(arrival::get));
    return order;
  }

  /** After each event, the greatest watermark that may be told: just before all that will come. */
  private static long[] safe(List<Event> order) {
    long[] safe = new long[order.size()];
    long least = Long.MAX_VALUE;
    for (int i = order.size() - 1; i >= 0; i--) {
      safe[i] = least - 1;
      least = Math.min(least, order.get(i).time());
    }
    safe[order.size() - 1] = order.stream().mapToLong(Event::time).max().orElseThrow();
    return safe;
  }
}
