package urbanbrain.window;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import urbanbrain.cel.Num;
import urbanbrain.cel.Text;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.rule.Lane;

/**
 * What a pane holds: which lane stands in which words or set. Lanes of several rules that aggregate
 * the same share their place, and so do a sum and an average.
 */
final class Layout {

  /** The pane's number, the number of its events, then the lanes. */
  static final int NUMBER = 0;

  static final int COUNT = 1;

  /** The words of a sum: high, low, how many values. */
  private static final int SUM_WORDS = 3;

  private static final long NOTHING = Double.doubleToRawLongBits(Double.NaN);

  /**
   * Where one lane stands.
   *
   * @param at the first of its words in a pane, or its set
   */
  record Place(Lane.Op op, int at) {}

  /** How one place is filled. */
  private record Filler(Lane.Op op, int at, Num<Event> number, Text<Event> text) {}

  private final List<Filler> fillers = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Long> blank = new ArrayList<>(List.of(0L, 0L));
  private final long[] blankWords;
  private int sets;

  Layout(Collection<Lane> lanes) {
    lanes.forEach(this::add);
    blankWords = blank.stream().mapToLong(Long::longValue).toArray();
  }

  private void add(Lane lane) {
    if (lane.op() != Lane.Op.COUNT && !places.containsKey(name(lane))) {
      int at = room(lane);
      places.put(name(lane), at);
      fillers.add(new Filler(kind(lane), at, lane.number(), lane.text()));
    }
  }

  private int room(Lane lane) {
    if (lane.op() == Lane.Op.DISTINCT) {
      return sets++;
    }
    int at = blank.size();
    if (kind(lane) == Lane.Op.SUM) {
      blank.addAll(List.of(0L, 0L, 0L));
    } else {
      blank.add(NOTHING);
    }
    return at;
  }

  private static Lane.Op kind(Lane lane) {
    return lane.op() == Lane.Op.AVG ? Lane.Op.SUM : lane.op();
  }

  private static String name(Lane lane) {
    return kind(lane) + " " + lane.input();
  }

  /** Where a lane stands that was among those given. */
  Place place(Lane lane) {
    return new Place(lane.op(), lane.op() == Lane.Op.COUNT ? COUNT : places.get(name(lane)));
  }

  /** The words of a pane without events. */
  long[] blank() {
    return blankWords;
  }

  /** How many sets a pane has. */
  int sets() {
    return sets;
  }

  /** Adds an event to the words that begin at a place, and to the sets. */
  void add(Event event, long[] words, int at, LongSet[] into) {
    words[at + COUNT]++;
    for (int i = 0; i < fillers.size(); i++) {
      Filler filler = fillers.get(i);
      if (filler.op == Lane.Op.DISTINCT) {
        addDifferent(filler, event, into[filler.at]);
      } else {
        double value = filler.number.of(event);
        if (!Double.isNaN(value)) {
          addNumber(filler.op, value, words, at + filler.at);
        }
      }
    }
  }

  private static void addNumber(Lane.Op op, double value, long[] words, int at) {
    if (op == Lane.Op.SUM) {
      Exact.add(value, words, at);
      words[at + SUM_WORDS - 1]++;
    } else {
      double soFar = Double.longBitsToDouble(words[at]);
      words[at] = Double.doubleToRawLongBits(extreme(op, soFar, value));
    }
  }

  private static void addDifferent(Filler filler, Event event, LongSet into) {
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
