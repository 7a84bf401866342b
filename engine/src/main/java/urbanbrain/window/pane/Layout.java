package urbanbrain.window.pane;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import urbanbrain.cel.Num;
import urbanbrain.cel.Text;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.rule.Lane;
import urbanbrain.rule.bound.Bound;
import urbanbrain.rule.bound.Limits;
import urbanbrain.window.evidence.Decimal;
import urbanbrain.window.sketch.Exact;
import urbanbrain.window.sketch.LongSet;
import urbanbrain.window.sketch.Spread;

/**
 * What a pane holds: which lane stands in which words or bag. Lanes of several rules that aggregate
 * the same share their place, and so do a sum and an average, and percentiles of the same values.
 */
public final class Layout {

  /** The pane's number stands first, then the number of its events, then the lanes. */
  static final int COUNT = 1;

  /** The words of a sum: high, low, how many values. */
  static final int SUM_WORDS = 3;

  private static final long NOTHING = Double.doubleToRawLongBits(Double.NaN);

  /**
   * Where one lane stands.
   *
   * @param at the first of its words in a pane, or its set or sketch
   * @param percent of a percentile
   */
  public record Place(Lane.Op op, int at, double percent) {}

  /** How one place is filled. */
  private record Filler(Lane.Op op, int at, Num<Event> number, Text<Event> text) {}

  private final List<Filler> fillers = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Long> blank = new ArrayList<>(List.of(0L, 0L));
  private final long[] blankWords;
  private final Map<PaneKind.Keep, PaneKind> kinds = new EnumMap<>(PaneKind.Keep.class);
  private final int different;
  private final int retractable;
  private int sets;
  private int sketches;

  /** The numbers of the event at hand that sums are of. */
  private final double[] addends;

  /** A pane that is put together to be read. */
  private final long[] scratch;

  /** A layout that has all of these lanes, within the usual bounds. */
  public Layout(Collection<Lane> lanes) {
    this(lanes, Limits.USUAL);
  }

  /** A layout that has all of these lanes. */
  public Layout(Collection<Lane> lanes, Limits limits) {
    different = limits.of(Bound.DIFFERENT);
    retractable = limits.of(Bound.RETRACTABLE);
    lanes.forEach(this::add);
    blankWords = blank.stream().mapToLong(Long::longValue).toArray();
    scratch = blankWords.clone();
    addends = new double[fillers.size()];
    for (PaneKind.Keep keep : PaneKind.Keep.values()) {
      kinds.put(keep, new PaneKind(blankWords.length, sets, sketches, keep));
    }
  }

  private void add(Lane lane) {
    if (lane.op() != Lane.Op.COUNT && !places.containsKey(name(lane))) {
      int at = room(lane);
      places.put(name(lane), at);
      fillers.add(new Filler(kind(lane), at, lane.number(), lane.text()));
    }
  }

  private int room(Lane lane) {
    int at = blank.size();
    switch (kind(lane)) {
      case DISTINCT -> at = sets++;
      case PERCENTILE -> at = sketches++;
      case SUM -> reserve(SUM_WORDS, 0);
      case STDDEV -> reserve(Spread.WORDS, 0);
      case RATE -> blank.addAll(Span.BLANK);
      default -> reserve(1, NOTHING);
    }
    return at;
  }

  private void reserve(int words, long value) {
    blank.addAll(Collections.nCopies(words, value));
  }

  private static Lane.Op kind(Lane lane) {
    return lane.op() == Lane.Op.AVG ? Lane.Op.SUM : lane.op();
  }

  private static String name(Lane lane) {
    return kind(lane) + " " + lane.input();
  }

  /** Where a lane stands that was among those given. */
  public Place place(Lane lane) {
    int at = lane.op() == Lane.Op.COUNT ? COUNT : places.get(name(lane));
    return new Place(lane.op(), at, lane.percent());
  }

  /** The words of a pane without events. */
  long[] blank() {
    return blankWords;
  }

  /** How many events of a pane can still be taken out at most. */
  int retractable() {
    return retractable;
  }

  /** What panes hold of which so many events are kept. */
  PaneKind kind(PaneKind.Keep keep) {
    return kinds.get(keep);
  }

  /**
   * Adds an event to the words that begin at a place, and to the bags, if there are any; whether
   * there was room for all of it.
   */
  boolean add(Event event, long[] words, int at, Bags into) {
    words[at + COUNT]++;
    boolean hasRoom = true;
    for (int i = 0; i < fillers.size(); i++) {
      Filler filler = fillers.get(i);
      if (filler.op == Lane.Op.DISTINCT) {
        hasRoom &= addDifferent(filler, event, into.sets()[filler.at]);
      } else {
        double value = filler.number.of(event);
        if (Double.isNaN(value)) {
          continue;
        }
        if (filler.op == Lane.Op.PERCENTILE) {
          into.sketches()[filler.at].add(value);
        } else {
          addNumber(filler.op, event.time(), value, words, at + filler.at);
        }
      }
    }
    return hasRoom;
  }

  /** Whether a pane is nothing but a number of events and sums. */
  boolean isSums() {
    return fillers.stream().allMatch(filler -> filler.op == Lane.Op.SUM);
  }

  /** How many sums there are, where there is nothing else. */
  int sums() {
    return addends.length;
  }

  /** What an event adds to each sum, where there is nothing else; until the next event. */
  double[] addends(Event event) {
    for (int i = 0; i < addends.length; i++) {
      addends[i] = fillers.get(i).number.of(event);
    }
    return addends;
  }

  /** A pane to be filled and read at once, that of its one event if it has one. */
  long[] scratch() {
    return scratch;
  }

  /** Adds an event to words that begin at a place, by what it adds to each sum. */
  void add(byte[] packed, int from, long[] words, int at) {
    words[at + COUNT]++;
    int next = from;
    for (int i = 0; i < addends.length; i++) {
      double value = Decimal.get(packed, next);
      next = Decimal.end(packed, next);
      if (!Double.isNaN(value)) {
        addNumber(Lane.Op.SUM, 0, value, words, at + fillers.get(i).at);
      }
    }
  }

  private static void addNumber(Lane.Op op, long time, double value, long[] words, int at) {
    switch (op) {
      case SUM -> {
        Exact.add(value, words, at);
        words[at + SUM_WORDS - 1]++;
      }
      case STDDEV -> Spread.add(value, words, at);
      case RATE -> Span.add(time, value, words, at);
      default -> {
        double soFar = Double.longBitsToDouble(words[at]);
        words[at] = Double.doubleToRawLongBits(extreme(op, soFar, value));
      }
    }
  }

  private boolean addDifferent(Filler filler, Event event, LongSet into) {
    if (into.size() >= different) {
      return false;
    }
    if (filler.text != null) {
      String text = filler.text.of(event);
      if (text != null) {
        into.add(StableHash.of(text));
      }
    } else {
      double value = filler.number.of(event);
      if (!Double.isNaN(value)) {
        into.add(StableHash.of(0L, value));
      }
    }
    return true;
  }

  /** The lesser or the greater of two numbers, either of which may be absent. */
  static double extreme(Lane.Op op, double one, double other) {
    if (Double.isNaN(one)) {
      return other;
    }
    if (Double.isNaN(other)) {
      return one;
    }
    return op == Lane.Op.MIN ? Math.min(one, other) : Math.max(one, other);
  }
}
