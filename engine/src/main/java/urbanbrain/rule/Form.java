package urbanbrain.rule;

import java.io.Serializable;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import urbanbrain.cel.Truth;
import urbanbrain.event.Event;

/** What a rule asks for: the parsed and checked {@code when}. Durations in milliseconds. */
public sealed interface Form extends Serializable {

  /**
   * The legs that events or signals can fill or, where they are asked to be absent, refute; in the
   * order in which the rule names them.
   */
  List<Leg> legs();

  /** The same, its signals being those that this gives for their names. */
  default Form withSignals(UnaryOperator<String> signals) {
    return this;
  }

  private static List<Leg> withSignals(List<Leg> legs, UnaryOperator<String> signals) {
    return legs.stream().map(leg -> leg.withSignal(signals)).toList();
  }

  /** One fitting event, or the start of one signal, is enough. */
  record Any(List<Leg> legs) implements Form {

    @Override
    public Form withSignals(UnaryOperator<String> signals) {
      return new Any(Form.withSignals(legs, signals));
    }
  }

  /**
   * Around each event of the anchor leg, enough of the other legs, and nothing of what must be
   * absent.
   *
   * @param filled the legs to be filled, the anchor among them
   * @param anchor the leg whose events are the anchors: an event leg
   * @param absent the legs of which nothing may stand in the same interval; not counted in {@code
   *     atLeast}
   * @param before how far before the anchor a leg may be
   * @param after how far after the anchor a leg may be
   * @param near the greatest distance from the anchor in metres; NaN where place does not matter
   * @param same the fields whose values must be the anchor's; empty where they do not matter. Never
   *     both near and same
   * @param atLeast how many legs must be filled, the anchor among them
   */
  record All(
      List<Leg> filled,
      Leg anchor,
      List<Leg> absent,
      long before,
      long after,
      double near,
      List<String> same,
      int atLeast)
      implements Form {

    /** Without anything that must be absent. */
    public All(
        List<Leg> filled,
        Leg anchor,
        long before,
        long after,
        double near,
        List<String> same,
        int atLeast) {
      this(filled, anchor, List.of(), before, after, near, same, atLeast);
    }

    @Override
    public List<Leg> legs() {
      return Stream.concat(filled.stream(), absent.stream()).toList();
    }

    @Override
    public Form withSignals(UnaryOperator<String> signals) {
      return new All(
          Form.withSignals(filled, signals),
          anchor,
          Form.withSignals(absent, signals),
          before,
          after,
          near,
          same,
          atLeast);
    }

    /** Whether places are compared. */
    public boolean isSpatial() {
      return !Double.isNaN(near);
    }
  }

  /**
   * One after the other: the first leg is the anchor, each later one strictly after the one before,
   * a signal counting at its start.
   *
   * @param steps the legs in their order, at least two
   * @param absent the legs of which nothing may stand in [anchor, anchor + to]
   * @param from how long after the anchor the last leg is at the earliest; 0 without a range
   * @param to how long after the anchor the last leg, and with it every leg, is at the latest
   * @param near the greatest distance from the anchor in metres; NaN where place does not matter
   * @param same the fields whose values must be the anchor's. Never both near and same
   */
  record Sequence(
      List<Leg> steps, List<Leg> absent, long from, long to, double near, List<String> same)
      implements Form {

    @Override
    public List<Leg> legs() {
      return Stream.concat(steps.stream(), absent.stream()).toList();
    }

    @Override
    public Form withSignals(UnaryOperator<String> signals) {
      return new Sequence(
          Form.withSignals(steps, signals),
          Form.withSignals(absent, signals),
          from,
          to,
          near,
          same);
    }

    /** Whether places are compared. */
    public boolean isSpatial() {
      return !Double.isNaN(near);
    }
  }

  /**
   * An aggregate condition over a sliding window of one leg, by key.
   *
   * @param of the leg: an event leg
   * @param by the fields that make the key; empty for one key in all
   * @param over the window's length
   * @param period where the boundaries stand
   * @param lanes what is aggregated; conditions name lanes by their place here
   * @param raise the condition; false on the empty window
   * @param ofLast at how many of the last boundaries {@code raise} must have been true
   * @param clear the condition to close; null for "not the raise condition"
   * @param hold how long the raise condition must have been true to open
   * @param keep how long clear must have been true to close
   */
  record Window(
      Leg of,
      List<String> by,
      long over,
      Period period,
      List<Lane> lanes,
      Truth<Aggregates> raise,
      OfLast ofLast,
      Truth<Aggregates> clear,
      long hold,
      long keep)
      implements Form {

    /** With boundaries at a fixed distance, and every boundary judged by itself. */
    public Window(
        Leg of,
        List<String> by,
        long over,
        long every,
        List<Lane> lanes,
        Truth<Aggregates> raise,
        Truth<Aggregates> clear,
        long hold,
        long keep) {
      this(of, by, over, new Period.Fixed(every), lanes, raise, OfLast.ONE, clear, hold, keep);
    }

    @Override
    public List<Leg> legs() {
      return List.of(of);
    }

    /** The distance of the boundaries; of a calendar period its usual length. */
    public long every() {
      return period.length();
    }
  }

  /**
   * That {@code raise} was true at so many of the last boundaries, the one that is judged among
   * them.
   */
  record OfLast(int needed, int boundaries) implements Serializable {

    /** The boundary itself is enough. */
    public static final OfLast ONE = new OfLast(1, 1);
  }

  /**
   * The last value of a key by time, carried until it is stale, has fitted a condition for a while.
   *
   * @param of the leg: an event leg
   * @param by the fields that make the key; empty for one key in all
   * @param is the condition on the last event
   * @param hold how long it must have held
   * @param stale how long an event counts as the last value: at x while {@code x < t + stale}
   */
  record State(Leg of, List<String> by, Truth<Event> is, long hold, long stale) implements Form {

    @Override
    public List<Leg> legs() {
      return List.of(of);
    }
  }

  /**
   * A key that was heard before, or an asset that is known, is heard no more, while its source
   * lives.
   *
   * @param of the leg: an event leg
   * @param by the fields that make the key
   * @param hold how long in source-alive time it must have been silent
   * @param forget after so much source-alive time since its last event the key is forgotten
   * @param known which of the city's assets are waited for though they were never heard; null where
   *     none are
   */
  record Silent(Leg of, List<String> by, long hold, long forget, Known known) implements Form {

    /** Of keys that were heard alone. */
    public Silent(Leg of, List<String> by, long hold, long forget) {
      this(of, by, hold, forget, null);
    }

    @Override
    public List<Leg> legs() {
      return List.of(of);
    }
  }

  /**
   * Which of the city's assets a rule knows.
   *
   * @param asset judged of the event that stands for the asset, see {@link urbanbrain.asset.Roll}
   * @param text the condition as written
   */
  record Known(Truth<Event> asset, String text) implements Serializable {}

  /** The legs of which nothing may be there. */
  default List<Leg> absent() {
    return List.of();
  }

  /** Whether its episodes are a signal that other rules can name: it judges keys over time. */
  default boolean isSignal() {
    return this instanceof Window || this instanceof State || this instanceof Silent;
  }

  /** The fields that make the key of a signal; empty for joins. */
  default List<String> keyFields() {
    if (this instanceof Window window) {
      return window.by();
    }
    if (this instanceof State state) {
      return state.by();
    }
    return this instanceof Silent silent ? silent.by() : List.of();
  }
}
