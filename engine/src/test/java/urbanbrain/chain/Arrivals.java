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
    return steps(shuffled(events, lateness, random), random);
  }

  private static List<Step> steps(List<Event> order, Random random) {
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

  /**
   * What two sources give when a job dies in the middle.
   *
   * @param before what arrives before the checkpoint
   * @param lost what arrives after it, until the job dies
   * @param again all that arrives after the restart: what was lost and the rest, the order within
   *     each source as it was, between the two another
   */
  record Twice(List<Step> before, List<Step> lost, List<Step> again) {}

  /** Two sources share these events; they give them to a job that dies. */
  static Twice twice(List<Event> events, long lateness, Random random) {
    List<Event> order = shuffled(events, lateness, random);
    int checkpoint = random.nextInt(order.size());
    List<Event> rest = order.subList(checkpoint, order.size());
    List<Event> one = rest.stream().filter(e -> e.stream() == World.code(0)).toList();
    List<Event> other = rest.stream().filter(e -> e.stream() != World.code(0)).toList();
    List<Step> lost = steps(interleaved(one, other, random), random);
    return new Twice(
        before(order, checkpoint, random),
        lost.subList(0, random.nextInt(lost.size())),
        steps(interleaved(one, other, random), random));
  }

  private static List<Step> before(List<Event> order, int checkpoint, Random random) {
    List<Step> steps = steps(order, random);
    int seen = 0;
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).event() != null && seen++ == checkpoint) {
        return steps.subList(0, i);
      }
    }
    return steps;
  }

  private static List<Event> interleaved(List<Event> one, List<Event> other, Random random) {
    List<Event> both = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < one.size() || j < other.size()) {
      boolean fromOne = j == other.size() || (i < one.size() && random.nextBoolean());
      both.add(fromOne ? one.get(i++) : other.get(j++));
    }
    return both;
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
