package urbanbrain.window.pane;

import com.google.common.primitives.Ints;
import java.util.Arrays;
import urbanbrain.rule.Aggregates;
import urbanbrain.rule.Lane;
import urbanbrain.window.sketch.Exact;
import urbanbrain.window.sketch.LongSet;
import urbanbrain.window.sketch.Merged;
import urbanbrain.window.sketch.Spread;

/**
 * The aggregates of one window, as a rule's conditions ask for them: each is computed when it is
 * asked for. Made once and pointed at window after window by {@link Panes#show}.
 */
public final class View implements Aggregates {

  private static final int PARTS = 3;

  /** Adds the words of one pane to those of the window. */
  @FunctionalInterface
  private interface Merge {
    void add(long[] pane, int paneAt, long[] window, int windowAt);
  }

  private final Layout.Place[] lanes;
  private final Ring[] rings = new Ring[PARTS];
  private final int[] from = new int[PARTS];
  private final int[] to = new int[PARTS];
  private final long[] words = new long[Spread.WORDS];
  private final LongSet different = new LongSet();

  /** Where in a pane the sums of these lanes are, and which of them is a lane's. */
  private final int[] sums;

  private final int[] sumOf;
  private Merged merged;
  private int parts;

  /** What is carried on, null where nothing is; to which panes of which ring. */
  private Running running;

  private Ring fine;
  private Panes.Plan plan;
  private long first;
  private long end;
  private boolean hasGoneOn;

  /** A view of these lanes, which conditions name by their place here. */
  public View(Layout.Place[] lanes) {
    this.lanes = lanes;
    sums = Arrays.stream(lanes).filter(View::isSum).mapToInt(Layout.Place::at).distinct().toArray();
    sumOf = Arrays.stream(lanes).mapToInt(lane -> Ints.indexOf(sums, lane.at())).toArray();
  }

  private static boolean isSum(Layout.Place lane) {
    return lane.op() == Lane.Op.SUM || lane.op() == Lane.Op.AVG;
  }

  void clear(Panes.Plan newPlan) {
    plan = newPlan;
    parts = 0;
    running = null;
  }

  /** What is asked for may be carried on to these panes. */
  void carry(Running on, long toFirst, long toEnd, Ring ring) {
    running = on;
    first = toFirst;
    end = toEnd;
    fine = ring;
    hasGoneOn = false;
  }

  void add(Ring ring, int first, int end) {
    if (first < end) {
      rings[parts] = ring;
      from[parts] = first;
      to[parts++] = end;
    }
  }

  /** Whether the window holds no event. */
  public boolean isEmpty() {
    return parts == 0;
  }

  @Override
  public double value(int lane) {
    Layout.Place place = lanes[lane];
    return switch (place.op()) {
      case COUNT -> running == null ? count() : carried()[0];
      case SUM -> sum(lane, false);
      case AVG -> sum(lane, true);
      case MIN, MAX -> extreme(place);
      case DISTINCT -> different(place.at());
      case STDDEV -> deviation(place.at());
      case PERCENTILE -> percentile(place.at(), place.percent());
      case RATE -> rate(place.at());
    };
  }

  private long count() {
    long count = 0;
    for (int part = 0; part < parts; part++) {
      count += rings[part].count(from[part], to[part]);
    }
    return count;
  }

  private double sum(int lane, boolean average) {
    if (running != null) {
      return quotient(carried(), 1 + Layout.SUM_WORDS * sumOf[lane], average);
    }
    Arrays.fill(words, 0, Layout.SUM_WORDS, 0);
    addUp(lanes[lane].at(), words, 0);
    return quotient(words, 0, average);
  }

  private static double quotient(long[] sum, int at, boolean average) {
    long values = sum[at + Layout.SUM_WORDS - 1];
    return values == 0 ? Double.NaN : Exact.quotient(sum, at, average ? values : 1);
  }

  private void addUp(int sum, long[] into, int at) {
    for (int part = 0; part < parts; part++) {
      for (int i = from[part]; i < to[part]; i++) {
        int pane = rings[part].read(i, plan) + sum;
        long[] panes = rings[part].words(plan);
        Exact.add(panes[pane], panes[pane + 1], into, at);
        into[at + 2] += panes[pane + 2];
      }
    }
  }

  /** The number and the sums of the window. */
  private long[] carried() {
    if (!hasGoneOn && !running.goOn(first, end, fine, plan)) {
      running.begin(first, end, sums);
      running.words()[0] = count();
      for (int i = 0; i < sums.length; i++) {
        addUp(sums[i], running.words(), 1 + Layout.SUM_WORDS * i);
      }
    }
    hasGoneOn = true;
    return running.words();
  }

  private double extreme(Layout.Place place) {
    double extreme = Double.NaN;
    for (int part = 0; part < parts; part++) {
      for (int i = from[part]; i < to[part]; i++) {
        int at = rings[part].read(i, plan) + place.at();
        double pane = Double.longBitsToDouble(rings[part].words(plan)[at]);
        extreme = Layout.extreme(place.op(), extreme, pane);
      }
    }
    return extreme;
  }

  private double deviation(int at) {
    Arrays.fill(words, 0);
    merge(at, Spread::addAll);
    return Spread.deviation(words, 0);
  }

  private double rate(int at) {
    for (int i = 0; i < Span.BLANK.size(); i++) {
      words[i] = Span.BLANK.get(i);
    }
    merge(at, Span::addAll);
    return Span.rate(words, 0);
  }

  private void merge(int at, Merge merge) {
    for (int part = 0; part < parts; part++) {
      for (int i = from[part]; i < to[part]; i++) {
        int pane = rings[part].read(i, plan);
        merge.add(rings[part].words(plan), pane + at, words, 0);
      }
    }
  }

  /** Where there are bags there are panes. */
  private Bags bags(int part, int index) {
    return ((PaneRing) rings[part]).bags(index);
  }

  private double different(int set) {
    different.clear();
    for (int part = 0; part < parts; part++) {
      for (int i = from[part]; i < to[part]; i++) {
        different.addAll(bags(part, i).sets()[set]);
      }
    }
    return different.size() == 0 ? Double.NaN : different.size();
  }

  private double percentile(int sketch, double percent) {
    if (merged == null) {
      merged = new Merged();
    }
    merged.clear();
    for (int part = 0; part < parts; part++) {
      for (int i = from[part]; i < to[part]; i++) {
        bags(part, i).sketches()[sketch].addTo(merged);
      }
    }
    return merged.percentile(percent);
  }
}
