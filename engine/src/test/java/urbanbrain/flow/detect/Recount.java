package urbanbrain.flow.detect;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.Place;
import urbanbrain.rule.Aggregates;
import urbanbrain.rule.Form;
import urbanbrain.rule.Lane;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;
import urbanbrain.window.sketch.Quantiles;

/**
 * The episodes of one window rule for one key, from the whole set of events: every boundary is
 * judged from all events, with nothing remembered but the answers.
 */
final class Recount {

  private static final MathContext DIGITS = new MathContext(70);
  private static final long NONE = Long.MIN_VALUE / 4;

  private final Rule rule;
  private final Form.Window form;
  private final String key;
  private final List<Event> events;
  private final long newest;
  private final Map<Long, Boolean> raises = new LinkedHashMap<>();
  private final List<Match> matches = new ArrayList<>();

  /**
   * Recounts.
   *
   * @param events of the key, that fit
   * @param newest the newest event time of all, of other keys too
   */
  Recount(Rule rule, String key, List<Event> events, long newest) {
    this.rule = rule;
    this.form = (Form.Window) rule.when();
    this.key = key;
    this.events = events.stream().sorted(Event.ORDER).toList();
    this.newest = newest;
    judge();
  }

  List<Match> matches() {
    return matches;
  }

  private void judge() {
    if (events.isEmpty()) {
      return;
    }
    long last = form.period().upTo(newest);
    long front = form.period().after(events.get(events.size() - 1).time());
    long opening = NONE;
    for (long b = form.period().upTo(events.get(0).time()); b <= last; b = form.period().after(b)) {
      if (opening == NONE && opens(b)) {
        opening = b;
      } else if (opening != NONE && closes(b)) {
        add(opening, b, form.period().before(b));
        opening = NONE;
      }
    }
    if (opening != NONE) {
      add(opening, Episode.OPEN, last);
    } else if (rule.verdict() == RuleClass.M && front > last && opens(front)) {
      add(front, Episode.OPEN, front);
    }
  }

  private boolean opens(long b) {
    return !window(b).isEmpty() && always(b - form.hold(), b, this::isRaised);
  }

  private boolean closes(long b) {
    long emptyFrom = Math.min(form.period().before(b), b - form.keep());
    return always(b - form.keep(), b, this::clears)
        || always(emptyFrom, b, x -> window(x).isEmpty());
  }

  private boolean always(long from, long b, LongPredicate condition) {
    return LongStream.iterate(b, x -> x >= from, form.period()::before).allMatch(condition);
  }

  private boolean isRaised(long b) {
    LongStream lately =
        LongStream.iterate(b, form.period()::before).limit(form.ofLast().boundaries());
    return lately.filter(this::raises).count() >= form.ofLast().needed();
  }

  private boolean raises(long b) {
    return raises.computeIfAbsent(b, x -> form.raise().of(aggregates(x)));
  }

  private boolean clears(long b) {
    return !isRaised(b) && (form.clear() == null || form.clear().of(aggregates(b)));
  }

  private List<Event> window(long b) {
    return between(b - form.over(), b);
  }

  private List<Event> between(long from, long to) {
    return events.stream().filter(e -> e.time() >= from && e.time() < to).toList();
  }

  private Aggregates aggregates(long b) {
    List<Event> window = window(b);
    return lane -> aggregate(form.lanes().get(lane), window);
  }

  private static double aggregate(Lane lane, List<Event> window) {
    if (lane.op() == Lane.Op.COUNT) {
      return window.size();
    }
    if (lane.text() != null) {
      long different =
          window.stream().map(lane.text()::of).filter(Objects::nonNull).distinct().count();
      return different == 0 ? Double.NaN : different;
    }
    double[] values =
        window.stream().mapToDouble(lane.number()::of).filter(v -> !Double.isNaN(v)).toArray();
    if (values.length == 0) {
      return Double.NaN;
    }
    return switch (lane.op()) {
      case COUNT -> throw new IllegalStateException();
      case SUM -> sum(values).doubleValue();
      case AVG ->
          sum(values).divide(new BigDecimal(values.length), MathContext.DECIMAL128).doubleValue();
      case MIN -> DoubleStream.of(values).min().orElseThrow();
      case MAX -> DoubleStream.of(values).max().orElseThrow();
      case DISTINCT -> DoubleStream.of(values).distinct().count();
      case STDDEV -> deviation(values);
      case PERCENTILE -> percentile(values, lane.percent());
      case RATE -> rate(lane, window);
    };
  }

  private static double deviation(double[] values) {
    if (values.length < 2) {
      return Double.NaN;
    }
    BigDecimal n = new BigDecimal(values.length);
    BigDecimal mean = sum(values).divide(n, DIGITS);
    BigDecimal squares = BigDecimal.ZERO;
    for (double value : values) {
      BigDecimal off = new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN).subtract(mean);
      squares = squares.add(off.multiply(off));
    }
    return squares.divide(n.subtract(BigDecimal.ONE), DIGITS).sqrt(DIGITS).doubleValue();
  }

  private static double percentile(double[] values, double percent) {
    Arrays.sort(values);
    int rank = Math.max(1, (int) Math.ceil(percent * values.length / 100));
    return Quantiles.value(Quantiles.bucket(values[rank - 1]));
  }

  private static double rate(Lane lane, List<Event> window) {
    List<Event> there =
        window.stream()
            .filter(e -> !Double.isNaN(lane.number().of(e)))
            .sorted(Comparator.comparingLong(Event::time).thenComparing(lane.number()::of))
            .toList();
    Event first = there.get(0);
    Event last = there.get(there.size() - 1);
    double hours = (last.time() - first.time()) / 3_600_000.0;
    double growth = lane.number().of(last) - lane.number().of(first);
    return hours == 0 ? Double.NaN : growth / hours;
  }

  private static BigDecimal sum(double[] values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : values) {
      sum = sum.add(new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN));
    }
    return sum;
  }

  private void add(long opening, long closing, long lastJudged) {
    long earlier =
        matches.isEmpty() ? NONE : form.period().before(matches.get(matches.size() - 1).end());
    long first =
        LongStream.iterate(opening, form.period()::before)
            .skip(form.ofLast().boundaries() - 1L)
            .findFirst()
            .orElseThrow();
    long from = Math.max(first - form.hold() - form.over(), earlier);
    List<EventRef> pieces =
        between(from, lastJudged).stream().map(this::ref).sorted(EventRef.ORDER).toList();
    List<EventRef> shown = pieces.stream().limit(Evidence.SHOWN).toList();
    Place place =
        window(opening).stream()
            .filter(Event::isPlaced)
            .max(Comparator.comparingLong(Event::time).thenComparing(Event.ORDER))
            .map(e -> new Place(e.lat(), e.lon()))
            .orElse(Place.NONE);
    Evidence evidence = new Evidence(shown, pieces.size(), new long[0]);
    matches.add(new Match(new MatchId(opening, key, 0), key, opening, closing, place, evidence));
  }

  private EventRef ref(Event event) {
    Leg leg = form.of();
    Map<String, String> fields = new LinkedHashMap<>();
    for (Field field : leg.shown()) {
      if (event.print(field) != null) {
        fields.put(field.name(), event.print(field));
      }
    }
    Place place = new Place(event.lat(), event.lon());
    return new EventRef(
        leg.name(), leg.stream().name(), event.id(), event.time(), place, event.identity(), fields);
  }
}
