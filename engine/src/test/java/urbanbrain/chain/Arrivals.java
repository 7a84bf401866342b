package urbanbrain.chain;

import java.util.ArrayList;
import java.util.Arrays;
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

  /** When an event was said: what is planned may be said long before it begins. */
  static long said(Event e) {
    return e.hasSpan() ? Math.min(e.time(), e.arrival()) : e.time();
  }

  /**
   * At each step, how far each source may say that it is: just before all that it will give; the
   * greatest number where it gives nothing any more.
   */
  static long[][] safeBySource(List<Step> steps, int sources) {
    long[][] safe = new long[steps.size()][];
    long[] least = new long[sources];
    Arrays.fill(least, Long.MAX_VALUE);
    for (int i = steps.size() - 1; i >= 0; i--) {
      safe[i] = least.clone();
      Event event = steps.get(i).event();
      if (event != null) {
        least[event.source()] = Math.min(least[event.source()], said(event) - 1);
      }
    }
    return safe;
  }

  /**
   * One of the orders in which these events may arrive, with watermarks that keep their promise:
   * none comes later than it says.
   */
  static List<Step> of(List<Event> events, long lateness, Random random) {
    return steps(shuffled(events, lateness, random), newest(events), random);
  }

  private static long newest(List<Event> events) {
    return events.stream().mapToLong(Event::time).max().orElseThrow();
  }

  private static List<Step> steps(List<Event> order, long newest, Random random) {
    long[] safe = safe(order);
    safe[order.size() - 1] = newest;
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
    long newest = newest(events);
    List<Step> lost = steps(interleaved(one, other, random), newest, random);
    return new Twice(
        before(order, checkpoint, random),
        lost.subList(0, random.nextInt(lost.size())),
        steps(interleaved(one, other, random), newest, random));
  }

  private static List<Step> before(List<Event> order, int checkpoint, Random random) {
    List<Step> steps = steps(order, newest(order), random);
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
    order.forEach(e -> arrival.put(e, said(e) + (long) (random.nextDouble() * lateness)));
    order.sort(Comparator.comparingLong(arrival::get));
    return order;
  }

  /** After each event, the greatest watermark that may be told: just before all that will come. */
  private static long[] safe(List<Event> order) {
    long[] safe = new long[order.size()];
    long least = Long.MAX_VALUE;
    for (int i = order.size() - 1; i >= 0; i--) {
      safe[i] = least - 1;
      least = Math.min(least, said(order.get(i)));
    }
    safe[order.size() - 1] = order.stream().mapToLong(Arrivals::said).max().orElseThrow();
    return safe;
  }
}
