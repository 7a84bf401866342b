package urbanbrain.rehearsal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import urbanbrain.rule.test.Arrival;
import urbanbrain.rule.test.Case;

/**
 * The steps of one play of a case, but for its end.
 *
 * @param name which order of arrival it is, for people
 * @param isFine whether time stops wherever it means something to a stage, so that whatever it
 *     leads to has its own time
 */
record Script(String name, List<Step> steps, boolean isFine) {

  /** Each event comes at its own time, and time has come as far as it before. */
  static Script inTime(Case of) {
    List<Arrival> order = new ArrayList<>(of.arrivals());
    order.sort(Comparator.comparingLong(Arrival::said));
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      long time = order.get(i).said();
      boolean isFirst = i == 0 || order.get(i - 1).said() < time;
      boolean isLast = i == order.size() - 1 || order.get(i + 1).said() > time;
      if (isFirst) {
        steps.add(Step.to(time - 1));
      }
      steps.add(Step.of(order.get(i)));
      if (isLast) {
        steps.add(Step.to(time));
      }
    }
    steps.add(Step.to(of.until()));
    return new Script("in order of time", steps, true);
  }

  /** As the events arrive; time follows as far behind as one of them may be. */
  static Script asItArrives(Case of) {
    List<Step> steps = new ArrayList<>();
    long newest = Long.MIN_VALUE;
    for (Arrival arrival : of.arrivals()) {
      steps.add(Step.of(arrival));
      if (arrival.said() > newest) {
        newest = arrival.said();
        steps.add(Step.to(newest - of.lateness() - 1));
      }
    }
    return new Script("as it arrives", steps, false);
  }

  /** One of the orders in which the events might arrive, time going on as it may or later. */
  static Script shuffled(Case of, int number) {
    Random random = new Random(31L * of.name().hashCode() + number);
    List<Arrival> order = shuffled(of.arrivals(), random);
    long[] safe = safe(order);
    double eagerness = random.nextDouble();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      steps.add(Step.of(order.get(i)));
      if (random.nextDouble() < eagerness) {
        steps.add(Step.to(Math.min(safe[i], of.until())));
      }
    }
    return new Script("shuffled, order %d".formatted(number), steps, false);
  }

  /** By time, each up to some lateness behind: between a little, and as much as there is. */
  private static List<Arrival> shuffled(List<Arrival> arrivals, Random random) {
    long first = arrivals.stream().mapToLong(Arrival::said).min().orElseThrow();
    long last = arrivals.stream().mapToLong(Arrival::said).max().orElseThrow();
    double lateness = (last - first + 1) * random.nextDouble();
    List<Arrival> order = new ArrayList<>(arrivals);
    Collections.shuffle(order, random);
    Map<Arrival, Double> arrival = new HashMap<>();
    order.forEach(a -> arrival.put(a, a.said() + random.nextDouble() * lateness));
    order.sort(Comparator.comparingDouble(arrival::get));
    return order;
  }

  /** After each event, the greatest watermark that may be told: just before all that will come. */
  private static long[] safe(List<Arrival> order) {
    long[] safe = new long[order.size()];
    Arrays.fill(safe, Long.MAX_VALUE);
    long least = Long.MAX_VALUE;
    for (int i = order.size() - 1; i >= 0; i--) {
      safe[i] = least - 1;
      least = Math.min(least, order.get(i).said());
    }
    return safe;
  }

  /** The order of the events, with how far time goes between them. */
  String text(Case of) {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      text.append(text.isEmpty() ? "" : " ");
      text.append(
          step.arrival() == null
              ? "[" + of.moments().write(step.watermark()) + "]"
              : step.arrival().event().id());
    }
    return text.toString();
  }
}
