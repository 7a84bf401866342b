package urbanbrain.chain;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import urbanbrain.event.Dictionary;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.rule.Fire;
import urbanbrain.rule.Form;
import urbanbrain.rule.Form.OfLast;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.IncidentSpec.Graded;
import urbanbrain.rule.Lane;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Period;
import urbanbrain.rule.Period.Calendar.Unit;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Severity;

/** Random rules of one form with random events around what matters to them. */
final class Forms {

  /** The forms that are tried, each by itself. */
  enum Kind {
    ANY,
    ALL,
    ABSENT,
    SEQUENCE,
    SEQUENCE_ABSENT,
    WINDOW,
    SKETCH,
    OF_LAST,
    CALENDAR,
    STATE,
    SILENT,
    SIGNALS,
    SHAPES,
    SPANS,
    INCIDENTS,
    PEOPLE,
    STORM,
    EXPLAINS;

    /** Whether what becomes of matches is what is tried. */
    boolean isOfIncidents() {
      return compareTo(INCIDENTS) >= 0;
    }
  }

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final List<Long> SHORT = List.of(0L, 5_000L, 20_000L, 30_000L, 60_000L);

  private final Kind kind;
  private final boolean isRevised;
  private final Random random;
  private final Words words;
  private final double near;
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, String> texts = new TreeMap<>();

  private Forms(Kind kind, boolean isRevised, long seed) {
    this.kind = kind;
    this.isRevised = isRevised;
    this.random = new Random(seed);
    this.words = new Words(random);
    this.near = words.pick(List.of(50.0, 500.0, 3_000.0));
  }

  /** The try of this seed; over revised streams some rules speak at once. */
  static Try of(Kind kind, boolean isRevised, long seed) {
    return new Forms(kind, isRevised, seed).make();
  }

  private Try make() {
    if (isAboutSignals() || (words.oneIn(3) && hasSignals())) {
      rules.add(signal("s"));
    }
    int least = kind == Kind.EXPLAINS ? 1 : 0;
    for (int i = 0; i <= least + random.nextInt(2); i++) {
      rules.add(rule("r" + i));
    }
    var streams = Stream.concat(plain().stream(), Stream.of(World.WORKS)).toList();
    World world = new World(random, near, kind == Kind.SHAPES);
    List<Event> events = new Moments(kind, random, world).events(streams);
    if (kind != Kind.PEOPLE) {
      return new Try(new RuleSet(new Dictionary(streams), rules), texts, events);
    }
    var more = Stream.concat(streams.stream(), Sayings.STREAMS.stream()).toList();
    RuleSet set = new RuleSet(new Dictionary(more), rules);
    events.addAll(new Sayings(set, events, random).some());
    return new Try(set, texts, events);
  }

  /** Streams that any leg may be over. */
  private List<StreamType> plain() {
    return isRevised ? World.REVISED : World.PLAIN;
  }

  private boolean hasSignals() {
    return switch (kind) {
      case ANY, ABSENT, SEQUENCE, SEQUENCE_ABSENT -> true;
      default -> kind.isOfIncidents();
    };
  }

  /** Whether the first rule is there to be a signal. */
  private boolean isAboutSignals() {
    return kind == Kind.SIGNALS || kind == Kind.SHAPES;
  }

  /** Whether the first rule gives a signal that others can name. */
  private boolean hasSignal() {
    return !rules.isEmpty() && rules.get(0).when().isSignal();
  }

  private Rule signal(String name) {
    int which = isAboutSignals() ? random.nextInt(3) : 0;
    Form form =
        switch (which) {
          case 1 -> state();
          case 2 -> silent();
          default -> window(words.oneIn(2) ? Words.MONOTONE : Words.OTHER, fixed(), OfLast.ONE);
        };
    return rule(name, form, words.oneIn(2));
  }

  private Rule rule(String name) {
    Form form =
        switch (kind) {
          case ANY -> any();
          case ALL, SIGNALS, SPANS -> all(false);
          case SHAPES -> words.oneIn(2) ? all(words.oneIn(3)) : sequence(words.oneIn(3));
          case ABSENT -> all(true);
          case SEQUENCE -> sequence(false);
          case SEQUENCE_ABSENT -> sequence(true);
          case WINDOW -> window(words.oneIn(2) ? Words.MONOTONE : Words.OTHER, fixed(), OfLast.ONE);
          case SKETCH -> window(Words.SKETCHES, fixed(), OfLast.ONE);
          case OF_LAST -> window(words.oneIn(2) ? Words.MONOTONE : Words.OTHER, fixed(), ofLast());
          case CALENDAR ->
              window(
                  words.oneIn(2) ? Words.MONOTONE : Words.OTHER,
                  new Period.Calendar(words.oneIn(3) ? Unit.WEEK : Unit.DAY, ZONE),
                  words.oneIn(3) ? ofLast() : OfLast.ONE);
          case STATE -> state();
          case SILENT -> silent();
          case INCIDENTS, PEOPLE, STORM, EXPLAINS ->
              words.oneIn(2) ? any() : words.oneIn(2) ? all(false) : signalForm();
        };
    return rule(name, form, true);
  }

  private Rule rule(String name, Form form, boolean raises) {
    RuleClass verdict = Classes.of(form, rules);
    boolean isProvisional = verdict == RuleClass.N && words.oneIn(2);
    Rule rule =
        new Rule(
            name,
            name,
            Rule.Status.LIVE,
            "tests",
            "0",
            verdict,
            "made so",
            form,
            isProvisional ? Fire.ON_ARRIVAL : Fire.WHEN_FINAL,
            raises ? incident(form) : null,
            name + ".yaml");
    texts.put(name, Texts.of(form) + (raises ? " " + Texts.of(rule.incident()) : ""));
    return rule;
  }

  private IncidentSpec incident(Form form) {
    long gap = words.pick(SHORT) * (kind == Kind.CALENDAR ? 1_000 : 1);
    double nearby = words.oneIn(3) ? Double.NaN : near * (1 + random.nextInt(4));
    boolean isKeyed = !form.keyFields().isEmpty() || !Belong.same(form).isEmpty();
    int some = 1 + random.nextInt(3);
    var severities =
        List.of(
            new Graded(Severity.Extreme, counts -> counts.value(0) >= some + 1),
            new Graded(
                Severity.Moderate, counts -> form.legs().size() > 1 && counts.value(1) >= some),
            new Graded(Severity.Minor, null));
    return new IncidentSpec(
        severities,
        Map.of("en", "Something happened"),
        gap,
        nearby,
        isKeyed && words.oneIn(2),
        has(2, 4, 0) ? words.leg("over", plain()) : null,
        (has(4, 4, 2) || isQuieted()) ? quiet(form) : null,
        has(4, 0, 2) ? explains(isKeyed) : null,
        kind == Kind.STORM ? storm() : null,
        words.oneIn(2) ? IncidentSpec.UPDATE_EVERY : words.pick(SHORT));
  }

  /** So that signals that are lines and areas keep quiet what begins near them, too. */
  private boolean isQuieted() {
    return kind == Kind.SHAPES && words.oneIn(2);
  }

  /** Whether a rule has a word: one in so many of each kind; none where that is 0. */
  private boolean has(int people, int storm, int explains) {
    int in =
        switch (kind) {
          case INCIDENTS -> 2;
          case PEOPLE -> people;
          case STORM -> storm;
          case EXPLAINS -> explains;
          default -> 0;
        };
    return in > 0 && words.oneIn(in);
  }

  private IncidentSpec.Storm storm() {
    return new IncidentSpec.Storm(1 + random.nextInt(3), words.pick(SHORT));
  }

  private IncidentSpec.Quiet quiet(Form form) {
    Leg leg =
        hasSignal() && words.oneIn(2)
            ? signalLeg("while")
            : words.leg("while", List.of(World.WORKS));
    boolean isKeyed = !form.keyFields().isEmpty() && words.oneIn(3);
    return new IncidentSpec.Quiet(leg, words.oneIn(2) ? Double.NaN : 4 * near, isKeyed);
  }

  private IncidentSpec.Explains explains(boolean isKeyed) {
    List<String> symptoms =
        words.pick(List.of(List.of("r0", "r1"), List.of("r1"), List.of("r0", "r2")));
    double nearby = words.oneIn(2) ? Double.NaN : 4 * near;
    return new IncidentSpec.Explains(
        symptoms, words.pick(SHORT), nearby, isKeyed && words.oneIn(3));
  }

  private Form any() {
    List<Leg> legs = new ArrayList<>(legs(1 + random.nextInt(2), 1));
    if (hasSignal()) {
      legs.add(signalLeg("z"));
    }
    return new Form.Any(legs);
  }

  private Form signalForm() {
    return words.oneIn(2) ? state() : window(Words.OTHER, fixed(), OfLast.ONE);
  }

  private Form all(boolean isAbsentAsked) {
    Belong belong = belong();
    List<Leg> filled = legs(isAbsentAsked ? 1 + random.nextInt(2) : 1 + random.nextInt(3), 2);
    List<Leg> absent = isAbsentAsked ? List.of(words.leg("no", plain())) : List.of();
    if (kind == Kind.SPANS) {
      Leg works = words.leg("works", List.of(World.WORKS));
      filled = isAbsentAsked || words.oneIn(2) ? filled : plus(filled, works);
      absent = words.oneIn(3) ? List.of(words.leg("no", List.of(World.WORKS))) : absent;
    }
    if (hasSignal() && belong.fits(rules.get(0))) {
      boolean isAbsentSignal = isAbsentAsked && words.oneIn(2);
      absent = isAbsentSignal ? List.of(signalLeg("no")) : absent;
      filled = isAbsentSignal ? filled : plus(filled, signalLeg("z"));
    }
    Leg anchor = filled.get(0);
    int atLeast = words.oneIn(3) ? 1 + filled.size() / 2 : filled.size();
    return new Form.All(
        filled,
        anchor,
        absent,
        words.pick(SHORT),
        words.pick(SHORT),
        belong.near(),
        belong.same(),
        atLeast);
  }

  private Form sequence(boolean isAbsentAsked) {
    Belong belong = belong();
    List<Leg> steps = new ArrayList<>(legs(2 + random.nextInt(2), 1));
    List<Leg> absent = isAbsentAsked ? List.of(words.leg("no", plain())) : List.of();
    if (hasSignal() && belong.fits(rules.get(0))) {
      if (isAbsentAsked && words.oneIn(2)) {
        absent = List.of(signalLeg("no"));
      } else {
        steps.set(random.nextInt(steps.size()), signalLeg("z"));
      }
    }
    long to = words.pick(List.of(5_000L, 10_000L, 30_000L, 60_000L));
    long from = words.oneIn(3) ? to / 5_000 / 2 * 5_000 : 0;
    return new Form.Sequence(steps, absent, from, to, belong.near(), belong.same());
  }

  private Form window(List<Words.Holds> raises, Period period, OfLast ofLast) {
    Words.Holds raise = words.pick(raises);
    Words.Holds clear = words.oneIn(2) ? null : words.pick(Words.OTHER);
    long unit = period.isFixed() ? 5_000 : 3_600_000;
    List<Long> overs = period.isFixed() ? List.of(6L, 7L, 12L, 60L) : List.of(12L, 24L, 25L, 168L);
    List<Long> holds = period.isFixed() ? List.of(6L, 12L, 7L) : List.of(24L, 25L, 48L);
    Set<Lane> lanes = new LinkedHashSet<>(raise.lanes());
    lanes.addAll(clear == null ? List.of() : clear.lanes());
    List<Lane> all = List.copyOf(lanes);
    return new Form.Window(
        words.leg("m", plain()),
        words.key(),
        words.pick(overs) * unit,
        period,
        all,
        raise.among(all),
        ofLast,
        clear == null ? null : clear.among(all),
        words.oneIn(3) ? words.pick(holds) * unit : 0,
        words.oneIn(3) ? words.pick(holds) * unit : 0);
  }

  private Period fixed() {
    return new Period.Fixed(words.pick(List.of(5_000L, 10_000L, 30_000L)));
  }

  private OfLast ofLast() {
    int boundaries = 2 + random.nextInt(4);
    return new OfLast(1 + random.nextInt(boundaries), boundaries);
  }

  private Form state() {
    Leg of = words.leg("m", plain());
    long stale = words.pick(List.of(5_000L, 20_000L, 300_000L));
    return new Form.State(of, words.key(), words.pick(Words.FITS), words.pick(SHORT), stale);
  }

  private Form silent() {
    long hold = words.pick(List.of(5_000L, 20_000L, 60_000L, 90_000L));
    long forget = words.pick(List.of(60_000L, 200_000L, 86_400_000L));
    List<String> by = words.key();
    Form.Known known = by.size() == 1 && words.oneIn(2) ? words.pick(Words.KNOWN) : null;
    return new Form.Silent(words.leg("m", plain()), by, hold, Math.max(hold + 1, forget), known);
  }

  private Belong belong() {
    if (kind == Kind.SHAPES) {
      return new Belong(near, List.of());
    }
    return switch (random.nextInt(5)) {
      case 0 -> new Belong(Double.NaN, List.of());
      case 1, 2 -> new Belong(near, List.of());
      default ->
          new Belong(Double.NaN, !hasSignal() ? words.key() : rules.get(0).when().keyFields());
    };
  }

  private List<Leg> legs(int n, int mostCount) {
    return Words.names(n).stream()
        .map(name -> Words.counting(words.leg(name, plain()), 1 + random.nextInt(mostCount)))
        .toList();
  }

  private Leg signalLeg(String name) {
    return new Leg(name, null, rules.get(0).name(), e -> true, "", 1, List.of());
  }

  private static List<Leg> plus(List<Leg> legs, Leg more) {
    return Stream.concat(legs.stream(), Stream.of(more)).toList();
  }
}
