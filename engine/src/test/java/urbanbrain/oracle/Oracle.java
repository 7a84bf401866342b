package urbanbrain.oracle;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.tenure.Tenure;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;
import urbanbrain.verdict.Match;

/** Answers from the whole set of events what the stream must end with. */
public final class Oracle {

  /** How long a source is alive after an event, where nothing else is said. */
  public static final long IDLE = 60_000;

  private static final String CLOSE = "operations.close";

  private final RuleSet rules;
  private final Log log;
  private final Town town;
  private final Lives lives;
  private final long newest;
  private final Map<Leg, Log> fitting = new HashMap<>();
  private final Map<String, List<Spell>> episodes = new HashMap<>();

  private final Map<Tenure, Oracle> worlds = new HashMap<>();

  private Oracle(RuleSet rules, List<Event> events, Town town) {
    this(
        rules,
        Log.of(Versions.judged(events)),
        town,
        new Lives(events, town.idle()),
        events.stream().mapToLong(Oracle::said).max().orElseThrow());
  }

  private Oracle(RuleSet rules, Log log, Town town, Lives lives, long newest) {
    this.rules = rules;
    this.log = log;
    this.town = town;
    this.lives = lives;
    this.newest = newest;
  }

  /** The world as a version of a rule sees it: nothing before it began, nor after it ended. */
  private Oracle seenBy(Rule rule) {
    return worlds.computeIfAbsent(
        rule.tenure(),
        tenure ->
            tenure.isAlways()
                ? this
                : new Oracle(rules, log.only(e -> tenure.hears(e.time())), town, lives, newest));
  }

  /** The incidents of all judged rules over these accepted events, which may be given twice. */
  public static List<Incident> incidents(RuleSet rules, List<Event> events) {
    return incidents(rules, events, source -> IDLE);
  }

  /** The incidents where a source is alive for {@code idle} milliseconds after an event. */
  public static List<Incident> incidents(
      RuleSet rules, List<Event> events, IntToLongFunction idle) {
    return incidents(rules, events, Town.idle(idle));
  }

  /** The incidents in a town. */
  public static List<Incident> incidents(RuleSet rules, List<Event> events, Town town) {
    return events.isEmpty() ? List.of() : new Oracle(rules, events, town).incidents();
  }

  /** The episodes of a judged rule that gives a signal, by key and opening. */
  public static List<Spell> episodes(RuleSet rules, String rule, List<Event> events) {
    return events.isEmpty()
        ? List.of()
        : new Oracle(rules, events, Town.idle(source -> IDLE)).episodes(rule);
  }

  /** The text ids of the matches of each incident of a judged rule. */
  public static List<List<String>> members(
      RuleSet rules, Rule rule, List<Event> events, Town town) {
    Oracle oracle = new Oracle(rules, events, town);
    return Incidents.members(
        rule, oracle.counting(rule), oracle.seenBy(rule).endings(rule), oracle.newest);
  }

  /** The matches of a judged rule, by id. */
  public static List<Match> matches(RuleSet rules, Rule rule, List<Event> events) {
    return matches(rules, rule, events, source -> IDLE);
  }

  /** The matches where a source is alive for {@code idle} milliseconds after an event. */
  public static List<Match> matches(
      RuleSet rules, Rule rule, List<Event> events, IntToLongFunction idle) {
    return matches(rules, rule, events, Town.idle(idle));
  }

  /** The matches in a town. */
  public static List<Match> matches(RuleSet rules, Rule rule, List<Event> events, Town town) {
    return new Oracle(rules, events, town)
        .counting(rule).stream().map(f -> f.match(rule)).sorted(comparing(Match::id)).toList();
  }

  /** When an event was said: what is planned may be said long before it begins. */
  private static long said(Event e) {
    return e.hasSpan() && e.arrival() != Event.NO_ARRIVAL
        ? Math.min(e.time(), e.arrival())
        : e.time();
  }

  private List<Incident> incidents() {
    List<Incident> all = new ArrayList<>();
    for (Rule rule : rules.judged()) {
      if (rule.raises()) {
        all.addAll(Incidents.of(rule, counting(rule), seenBy(rule).endings(rule), newest));
      }
    }
    all.sort(IncidentLines.ORDER);
    return new Muting(rules, this).of(all);
  }

  private List<Ending> endings(Rule rule) {
    List<Ending> endings = new ArrayList<>();
    Leg leg = rule.incident().endsWhen();
    if (leg != null) {
      for (Event e : fitting(leg).events()) {
        Place place = new Place(e.lat(), e.lon());
        endings.add(new Ending(e.time(), place, Keys.of(rule, leg, e), null));
      }
    }
    rules.streams().stream(CLOSE).ifPresent(stream -> endings.addAll(closings(stream)));
    if (rule.tenure().until() <= newest) {
      endings.add(Ending.of(rule.tenure()));
    }
    endings.sort(Ending.ORDER);
    return endings;
  }

  /** What people declared to be over, of whatever rule and version. */
  private List<Ending> closings(StreamType stream) {
    Field incident = stream.field("incident").orElseThrow();
    return log.only(e -> e.stream() == stream.code() && e.print(incident) != null).events().stream()
        .map(e -> new Ending(e.time(), Place.NONE, null, e.print(incident)))
        .toList();
  }

  /** The matches that a rule makes while it is the version that counts. */
  private List<Found> counting(Rule rule) {
    Tenure tenure = rule.tenure();
    return seenBy(rule).matches(rule).stream().filter(m -> tenure.judges(m.start())).toList();
  }

  private List<Found> matches(Rule rule) {
    if (rule.when().isSignal()) {
      return episodes(rule.name()).stream().map(Spell::match).toList();
    }
    if (rule.when() instanceof Form.Sequence sequence) {
      return new SequenceMatches(sequence, this).matches();
    }
    return rule.when() instanceof Form.All all
        ? new AllMatches(all, this).matches()
        : new AnyMatches(this).matches(rule.when().legs());
  }

  /** The events that fit a leg. */
  Log fitting(Leg leg) {
    return fitting.computeIfAbsent(
        leg, l -> log.only(e -> e.stream() == l.stream().code() && l.where().of(e)));
  }

  /** The time of the newest accepted event: nothing after it is judged. */
  long newest() {
    return newest;
  }

  /** The episodes of the rule of this name; none if it is not judged. */
  List<Spell> episodes(String name) {
    if (!episodes.containsKey(name)) {
      List<Spell> all = new ArrayList<>();
      rules
          .rule(name)
          .filter(Rule::isJudged)
          .ifPresent(
              rule -> {
                Oracle seen = seenBy(rule);
                seen.byKey(rule).forEach((k, log) -> all.addAll(seen.episodes(rule, k, log)));
                all.addAll(seen.unheard(rule));
                all.sort(comparing(Spell::key).thenComparing(Spell::start));
              });
      episodes.put(name, all);
    }
    return episodes.get(name);
  }

  private Map<String, Log> byKey(Rule rule) {
    Leg of = rule.when().legs().get(0);
    return fitting(of).by(e -> Keys.of(of.stream(), rule.when().keyFields(), e));
  }

  /** The silences of assets that are known and have not been heard yet. */
  private List<Spell> unheard(Rule rule) {
    return rule.when() instanceof Form.Silent
        ? new Unheard(rule, town, lives, newest).of(byKey(rule))
        : List.of();
  }

  private List<Spell> episodes(Rule rule, String key, Log fitting) {
    if (rule.when() instanceof Form.Window) {
      return new Episodes(rule, key, fitting, newest).all();
    }
    return rule.when() instanceof Form.State
        ? new Values(rule, key, fitting, newest).all()
        : new Silences(rule, key, fitting, lives).upTo(newest);
  }
}
