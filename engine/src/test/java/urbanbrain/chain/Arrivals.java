package urbanbrain.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import urbanbrain.event.Event;
import urbanbrain.harness.Sources;

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
        int source = Sources.place(event.source());
        least[source] = Math.min(least[source], said(event) - 1);
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
    if (order.isEmpty()) {
      return List.of(new Step(null, newest), new Step(null, Long.MAX_VALUE));
    }
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
   * What a job hears from one of its starts on, if it lived to the end.
   *
   * @param safe at each step, how far each source may say that it is
   * @param checkpoint how many steps its last checkpoint holds
   * @param death how many it hears before it dies
   */
  record Life(List<Step> steps, long[][] safe, int checkpoint, int death) {

    /** Whether it lives to the end. */
    boolean isLast() {
      return checkpoint == steps.size();
    }
  }

  /**
   * These events come to a job that dies so many times: after each death the sources give what they
   * gave since the checkpoint again, in their own order as before, but otherwise interleaved.
   */
  static List<Life> lives(List<Event> events, int deaths, long lateness, Random random) {
    List<Event> rest = shuffled(events, lateness, random);
    List<Life> lives = new ArrayList<>();
    for (int i = 0; i <= deaths; i++) {
      List<Event> order = i == 0 ? rest : interleaved(rest, random);
      List<Step> steps = steps(order, newest(events), random);
      int checkpoint = i == deaths ? steps.size() : random.nextInt(steps.size() - 1);
      // that nothing more comes is the last step, which it does not hear before it dies
      int death = i == deaths ? checkpoint : checkpoint + random.nextInt(steps.size() - checkpoint);
      lives.add(new Life(steps, safeBySource(steps, Chain.SOURCES), checkpoint, death));
      rest = events(steps.subList(checkpoint, steps.size()));
    }
    return lives;
  }

  private static List<Event> events(List<Step> steps) {
    return steps.stream().map(Step::event).filter(Objects::nonNull).toList();
  }

  /** The same, the order of each source's as it was. */
  private static List<Event> interleaved(List<Event> events, Random random) {
    Map<Integer, Deque<Event>> bySource = new TreeMap<>();
    for (Event event : events) {
      bySource.computeIfAbsent(event.source(), s -> new ArrayDeque<>()).add(event);
    }
    List<Event> all = new ArrayList<>();
    List<Deque<Event>> sources = new ArrayList<>(bySource.values());
    while (!sources.isEmpty()) {
      Deque<Event> source = sources.get(random.nextInt(sources.size()));
      all.add(source.remove());
      sources.removeIf(Deque::isEmpty);
    }
    return all;
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
