package urbanbrain.window;

import urbanbrain.rule.Aggregates;

/**
 * The aggregates of one window, as a rule's conditions ask for them: each is computed when it is
 * asked for. Made once and pointed at window after window by {@link Panes#show}.
 */
final class View implements Aggregates {

  private static final int PARTS = 3;

  private final Layout.Place[] lanes;
  private final PaneRing[] rings = new PaneRing[PARTS];
  private final int[] from = new int[PARTS];
  private final int[] to = new int[PARTS];
  private final long[] sum = new long[2];
  private final LongSet different = new LongSet();
  private int parts;

  /** A view of these lanes, which conditions name by their place here. */
  View(Layout.Place[] lanes) {
    this.lanes = lanes;
  }

  void clear() {
    parts = 0;
  }

  void add(PaneRing ring, int first, int end) {
    if (first < end) {
      rings[parts] = ring;
      from[parts] = first;
      to[parts++] = end;
    }
  }

  boolean isEmpty() {
    return parts == 0;
  }

  @Override
  public double value(int lane) {
    Layout.Place place = lanes[lane];
    return switch (place.op()) {
      case COUNT -> total(Layout.COUNT);
      case SUM -> sum(place.at(), false);
      case AVG -> sum(place.at(), true);
      case MIN, MAX -> extreme(place);
      case DISTINCT -> different(place.at());
      case STDDEV, PERCENTILE, RATE ->
          throw new IllegalStateException("no pane keeps a " + place.op());
    };
  }

  private long total(int word) {
    long total = 0;
    for (int part = 0; part < parts; part++) {
      long[] words = rings[part].words();
      for (int i = from[part]; i < to[part]; i++) {
        total += words[rings[part].offset(i) + word];
      }
    }
    return total;
  }

  private double sum(int at, boolean average) {
    long values = total(at + 2);
    if (values == 0) {
      return Double.NaN;
    }
    sum[0] = 0;
    sum[1] = 0;
    for (int part = 0; part < parts; part++) {
      long[] words = rings[part].words();
      for (int i = from[part]; i < to[part]; i++) {
        int pane = rings[part].offset(i) + at;
        Exact.add(words[pane], words[pane + 1], sum, 0);
      }
    }
    return Exact.quotient(sum, 0, average ? values : 1);
  }

  private double extreme(Layout.Place place) {
    double extreme = Double.NaN;
    for (int part = 0; part < parts; part++) {
      long[] words = rings[part].words();
      for (int i = from[part]; i < to[part]; i++) {
        double pane = Double.longBitsToDouble(words[rings[part].offset(i) + place.at()]);
        extreme = Layout.extreme(place.op(), extreme, pane);
      }
    }
    return extreme;
  }

  private double different(int set) {
    different.clear();
    for (int part = 0; part < parts; part++) {
      for (int i = from[part]; i < to[part]; i++) {
        different.addAll(rings[part].different(i, set));
      }
    }
    return different.size() == 0 ? Double.NaN : different.size();
  }
}
