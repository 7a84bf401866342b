package urbanbrain.flow.raise;

import static com.google.common.base.Preconditions.checkState;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.java.tuple.Tuple3;
import urbanbrain.asset.Assets;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.StreamType;
import urbanbrain.flow.Word;
import urbanbrain.flow.raise.desk.Areas;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.flow.raise.notice.Wording;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.bound.Limits;
import urbanbrain.rule.clock.ClockedRules;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.rule.tenure.Tenure;

/**
 * What raise knows of a city before anything happens: its rules and the clocks that settle them.
 */
final class City implements Serializable {

  final String name;
  final Wording wording;
  final Areas areas;

  /** The rules that raise, by name and in the order of their names. */
  final Map<String, Rule> rules = new LinkedHashMap<>();

  /** The names of those of them that end. */
  private final List<String> ending = new ArrayList<>();

  private final RuleClocks clocks;
  private final HashMap<String, Integer> homes;
  private final TreeMap<Integer, StreamType> streams = new TreeMap<>();

  City(String name, RuleClocks clocks, Assets assets) {
    this(name, clocks, new Areas(assets));
  }

  private City(String name, RuleClocks clocks, Areas areas) {
    this.name = name;
    this.areas = areas;
    this.clocks = clocks;
    this.homes = new HashMap<>(clocks.homes());
    this.wording = new Wording(clocks.all());
    clocks.all().streams().streams().forEach(stream -> streams.put(stream.code(), stream));
    clocks.all().rules().stream()
        .filter(Rule::raises)
        .sorted(Comparator.comparing(Rule::name))
        .forEach(rule -> rules.put(rule.name(), rule));
    rules.values().stream()
        .filter(rule -> rule.tenure().until() != Tenure.FOREVER)
        .forEach(rule -> ending.add(rule.name()));
  }

  /** The rules that raise and end some time. */
  List<String> ending() {
    return ending;
  }

  /** The same city with other rules. */
  City with(RuleClocks others) {
    return new City(name, others, areas);
  }

  /** Whether a word can be understood: what it is about is a rule that is known. */
  boolean knows(Word word) {
    if (word instanceof Word.Told told) {
      return clocks.all().rule(told.update().rule()).isPresent();
    }
    if (word instanceof Word.Changed changed) {
      return clocks.all().rule(changed.patch().rule()).isPresent();
    }
    return !(word instanceof Word.Strained strained)
        || clocks.all().rule(strained.strain().rule()).isPresent();
  }

  /** Every rule of the city, also those that only give signals. */
  Rule rule(String name) {
    return clocks.all().rule(name).orElseThrow();
  }

  /** The judged rules that raise and of which a leg is this rule's signal. */
  List<Rule> users(String signal) {
    return rules.values().stream()
        .filter(rule -> homes.containsKey(rule.name()))
        .filter(rule -> rule.when().legs().stream().anyMatch(leg -> signal.equals(leg.signal())))
        .toList();
  }

  /**
   * The versions of a rule that raise, by what people call it; none where there is no such rule.
   */
  List<Rule> versions(String title) {
    return rules.values().stream()
        .filter(rule -> rule.title().equals(title) && homes.containsKey(rule.name()))
        .toList();
  }

  /** How much is held of each rule. */
  Limits limits() {
    return clocks.all().limits();
  }

  int clocks() {
    return clocks.clocks().size();
  }

  /** The clock that settles a rule; null for one that does not raise. */
  Integer home(String rule) {
    return homes.get(rule);
  }

  /** Whether a match counts that is told by this clock: of a version that counted then. */
  boolean counts(Word.Told told) {
    String rule = told.update().rule();
    Integer home = homes.get(rule);
    return home != null
        && home == told.clock()
        && rules.get(rule).tenure().judges(told.update().match().start());
  }

  /**
   * Whether there is something to do with a rule's book now that this clock has gone on.
   *
   * @param due when the book says that there is; or the rule ends before
   */
  boolean isDue(String rule, long due, int clock, Watermarks passed) {
    Integer home = homes.get(rule);
    checkState(home != null, "%s holds incidents of %s, which does not raise", name, rule);
    boolean isConcerned = home == clock || isOperations(clock);
    return isConcerned && Math.min(due, rules.get(rule).tenure().until()) <= passed.of(home);
  }

  /** Whether this clock tells of what people and planned things say. */
  boolean isOperations(int clock) {
    return clock == clocks.operations();
  }

  /**
   * Which clock tells of what: a rule's name and that of its clock, or, with true between them, the
   * name of a signal that keeps rules quiet. What is told by another clock is another thing.
   */
  Set<Tuple3<String, Boolean, String>> tellers() {
    Set<Tuple3<String, Boolean, String>> tellers = new HashSet<>();
    homes.forEach((rule, clock) -> tellers.add(Tuple3.of(rule, false, name(clock))));
    for (ClockedRules clock : clocks.clocks()) {
      clock.changed().forEach(signal -> tellers.add(Tuple3.of(signal, true, clock.name())));
    }
    return tellers;
  }

  /** The name of a clock, which stays the same whatever other clocks there are. */
  String name(int clock) {
    return clocks.clocks().get(clock).name();
  }

  /**
   * The name of the clock that goes on telling how far time is for a rule, or for one that only
   * gives a signal.
   *
   * @param name of the clock that has told so far
   * @return null where no clock judges it any more
   */
  String successor(String rule, String name) {
    if (clocks.clocks().stream().anyMatch(clock -> clock.name().equals(name))) {
      return name;
    }
    Integer home = homes.get(rule);
    return home != null
        ? name(home)
        : clocks.clocks().stream()
            .filter(clock -> clock.rules().rule(rule).isPresent())
            .map(ClockedRules::name)
            .findFirst()
            .orElse(null);
  }

  /** How far event time is for a rule; of one that no clock judges all is known. */
  Times times(String rule, Watermarks passed) {
    Integer home = homes.get(rule);
    if (home == null) {
      return new Times(Times.END, Times.END, Long.MIN_VALUE);
    }
    long own = passed.of(home);
    int other = clocks.operations();
    long truth = other == RuleClocks.NONE ? own : Math.min(own, passed.of(other));
    return new Times(own, truth, passed.now(home));
  }

  /** How far the clock is that tells what keeps a rule quiet. */
  long quietAt(String rule, Watermarks passed) {
    IncidentSpec.Quiet quiet = rules.get(rule).incident().quiet();
    if (!quiet.leg().isSignal()) {
      int other = clocks.operations();
      return other == RuleClocks.NONE ? Times.END : passed.of(other);
    }
    long least = Times.END;
    for (int clock = 0; clock < passed.clocks(); clock++) {
      ClockedRules rulesThere = clocks.clocks().get(clock);
      if (rulesThere.changed().contains(quiet.leg().signal())) {
        least = Math.min(least, passed.of(clock));
      }
    }
    return least;
  }

  /** The stream of an event. */
  StreamType stream(Event event) {
    return streams.get(event.stream());
  }

  /** The rules of this clock whose incidents an event ends. */
  List<Rule> endedBy(Event event, int clock) {
    List<Rule> ended = new ArrayList<>();
    for (Rule rule : rules.values()) {
      Leg leg = rule.incident().endsWhen();
      boolean hears = rule.tenure().hears(event.time());
      if (leg != null && hears && homes.get(rule.name()) == clock && fits(event, leg)) {
        ended.add(rule);
      }
    }
    return ended;
  }

  /** The rules that an event keeps quiet. */
  List<Rule> quietedBy(Event event) {
    List<Rule> quieted = new ArrayList<>();
    for (Rule rule : rules.values()) {
      IncidentSpec.Quiet quiet = rule.incident().quiet();
      boolean hears = rule.tenure().quietFrom() <= event.time();
      if (quiet != null && hears && fits(event, quiet.leg())) {
        quieted.add(rule);
      }
    }
    return quieted;
  }

  private static boolean fits(Event event, Leg leg) {
    return !leg.isSignal() && leg.stream().code() == event.stream() && leg.where().of(event);
  }

  /** The value of a rule's key fields as an event has them, as messages show it; else null. */
  String key(Rule rule, Event event) {
    List<String> fields = keyFields(rule.when());
    StreamType stream = stream(event);
    List<String> values = new ArrayList<>();
    for (String name : fields) {
      Field field = stream.field(name).orElse(null);
      String value = field == null ? null : event.print(field);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return fields.isEmpty() && !rule.when().isSignal() ? null : String.join("/", values);
  }

  private static List<String> keyFields(Form form) {
    if (form instanceof Form.All all) {
      return all.same();
    }
    return form instanceof Form.Sequence sequence ? sequence.same() : form.keyFields();
  }
}
