package urbanbrain.chain;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import urbanbrain.cel.Truth;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.StreamType;
import urbanbrain.rule.Aggregates;
import urbanbrain.rule.Form;
import urbanbrain.rule.Lane;
import urbanbrain.rule.Lane.Op;
import urbanbrain.rule.Leg;

/** The words that random rules are made of: conditions, aggregates and legs. */
final class Words {

  private static final Field AMOUNT = field("amount");
  private static final Field LEVEL = field("level");
  private static final Field KIND = field("kind");
  private static final Field HOT = field("hot");

  /** A condition on one event. */
  record Fits(String text, Truth<Event> truth) implements Truth<Event> {
    @Override
    public boolean of(Event event) {
      return truth.of(event);
    }
  }

  /** A condition on a window, and whether later events cannot undo it. */
  record Holds(String text, List<Lane> lanes, Truth<Aggregates> truth, boolean isMonotone)
      implements Truth<Aggregates> {
    @Override
    public boolean of(Aggregates aggregates) {
      return truth.of(aggregates);
    }

    /** The same condition where its lanes stand elsewhere among these. */
    Holds among(List<Lane> all) {
      int[] places = lanes.stream().mapToInt(all::indexOf).toArray();
      return new Holds(text, all, a -> truth.of(i -> a.value(places[i])), isMonotone);
    }
  }

  static final List<Fits> FITS =
      List.of(
          new Fits("amount >= 1", e -> e.number(AMOUNT) >= 1),
          new Fits("level < 2", e -> e.number(LEVEL) < 2),
          new Fits("level >= 0", e -> e.number(LEVEL) >= 0),
          new Fits("kind == 'x'", e -> "x".equals(e.text(KIND))),
          new Fits("hot", e -> e.number(HOT) == 1),
          new Fits("!hot", e -> e.number(HOT) == 0));

  /** Which towns are known. */
  static final List<Form.Known> KNOWN =
      List.of(new Form.Known(e -> true, "true"), new Form.Known(e -> !"C".equals(e.id()), "not C"));

  private static final Lane COUNT = new Lane(Op.COUNT, "", null, null);
  private static final Lane SUM = number(Op.SUM, AMOUNT, Double.NaN);
  private static final Lane AVG = number(Op.AVG, LEVEL, Double.NaN);
  private static final Lane MAX = number(Op.MAX, LEVEL, Double.NaN);
  private static final Lane MIN = number(Op.MIN, LEVEL, Double.NaN);
  private static final Lane KINDS = new Lane(Op.DISTINCT, "kind", null, e -> e.text(KIND));
  private static final Lane STDDEV = number(Op.STDDEV, LEVEL, Double.NaN);
  private static final Lane HIGH = number(Op.PERCENTILE, AMOUNT, 90);
  private static final Lane MIDDLE = number(Op.PERCENTILE, LEVEL, 50);
  private static final Lane RATE = number(Op.RATE, LEVEL, Double.NaN);

  static final List<Holds> MONOTONE =
      List.of(
          new Holds("count() >= 2", List.of(COUNT), a -> a.value(0) >= 2, true),
          new Holds("count() >= 3", List.of(COUNT), a -> a.value(0) >= 3, true),
          new Holds("sum(amount) >= 2.5", List.of(SUM), a -> a.value(0) >= 2.5, true),
          new Holds("max(level) >= 2", List.of(MAX), a -> a.value(0) >= 2, true),
          new Holds("min(level) <= -2", List.of(MIN), a -> a.value(0) <= -2, true),
          new Holds("distinct(kind) >= 2", List.of(KINDS), a -> a.value(0) >= 2, true));

  static final List<Holds> OTHER =
      List.of(
          new Holds("avg(level) < 0", List.of(AVG), a -> a.value(0) < 0, false),
          new Holds("count() == 2", List.of(COUNT), a -> a.value(0) == 2, false),
          new Holds("min(level) >= 0", List.of(MIN), a -> a.value(0) >= 0, false),
          new Holds(
              "sum(amount) < 2 && count() >= 1",
              List.of(SUM, COUNT),
              a -> a.value(0) < 2 && a.value(1) >= 1,
              false));

  static final List<Holds> SKETCHES =
      List.of(
          new Holds("stddev(level) > 1.1", List.of(STDDEV), a -> a.value(0) > 1.1, false),
          new Holds("percentile(amount, 90) < 1.55", List.of(HIGH), a -> a.value(0) < 1.55, false),
          new Holds("percentile(level, 50) >= 0", List.of(MIDDLE), a -> a.value(0) >= 0, false),
          new Holds("rate(level) > 70", List.of(RATE), a -> a.value(0) > 70, false),
          new Holds(
              "avg(level) < 0 && stddev(level) > 0.3",
              List.of(AVG, STDDEV),
              a -> a.value(0) < 0 && a.value(1) > 0.3,
              false));

  private final Random random;

  Words(Random random) {
    this.random = random;
  }

  /** A leg over one of these streams. */
  Leg leg(String name, List<StreamType> streams) {
    Fits fits = random.nextInt(3) == 0 ? pick(FITS) : new Fits("", e -> true);
    return new Leg(name, pick(streams), null, fits.truth, fits.text, 1, shown());
  }

  private List<Field> shown() {
    return random.nextBoolean() ? List.of() : List.of(LEVEL, KIND);
  }

  static Leg counting(Leg leg, int count) {
    return new Leg(
        leg.name(), leg.stream(), leg.signal(), leg.where(), leg.whereText(), count, leg.shown());
  }

  /** The fields by which keys are told apart. */
  List<String> key() {
    return pick(List.of(List.of("town"), List.of("town"), List.of("town", "zone")));
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  /** Leg names; not in the order of letters, as rules need not name them so. */
  static List<String> names(int n) {
    return IntStream.range(0, n).mapToObj(i -> List.of("m", "c", "x", "a").get(i)).toList();
  }

  private static Lane number(Op op, Field field, double percent) {
    return new Lane(op, field.name(), percent, e -> e.number(field), null);
  }

  private static Field field(String name) {
    return World.TYPE.field(name).orElseThrow();
  }
}
