package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.Types;
import urbanbrain.asset.Assets;
import urbanbrain.event.Dictionary;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.FieldType;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.flow.Word;
import urbanbrain.harness.Driver;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Severity;
import urbanbrain.rule.bound.Limits;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;

/** Raise, told of matches minute by minute; each step names the messages that it must give. */
final class Play {

  static final StreamType STREAM =
      new StreamType(
          "health.ems_call",
          "",
          null,
          List.of(
              new Field("street", FieldType.TEXT, null, 0, 0, false, "", 0),
              new Field("patient", FieldType.TEXT, null, 0, 0, true, "", 1)));

  private final Rule rule;
  private final Driver<Word, Alert> driver;
  private RuleClocks clocks;
  Alert last;

  private Play(Function<RuleSet, RuleClocks> clocks, Assets assets, Rule rule, Rule... others) {
    this.rule = rule;
    List<Rule> rules = new ArrayList<>(List.of(others));
    rules.add(rule);
    rules.sort(Comparator.comparing(Rule::name));
    this.clocks = clocks.apply(new RuleSet(new Dictionary(People.STREAMS), rules));
    driver =
        Driver.keyed(
            () -> new Raise("riverton", this.clocks, assets, Epochs.from(0), false),
            u -> "riverton",
            Types.STRING);
    driver.side(Raise.INCIDENTS);
    driver.side(Raise.AUDIT);
  }

  static Play of(Rule rule, Rule... others) {
    return new Play(RuleClocks::single, Assets.NONE, rule, others);
  }

  /** Held within these bounds. */
  static Play within(Limits limits, Rule rule) {
    return new Play(rules -> RuleClocks.single(rules.within(limits)), Assets.NONE, rule);
  }

  /** In a city with these areas. */
  static Play in(Assets assets, Rule rule) {
    return new Play(RuleClocks::single, assets, rule);
  }

  /** By as many clocks as these sources need. */
  static Play of(List<RuleClocks.Source> sources, Rule rule, Rule... others) {
    return new Play(rules -> RuleClocks.of(rules, sources), Assets.NONE, rule, others);
  }

  /** Matches within 1 km and 10 minutes of each other; a match looks 5 minutes ahead. */
  static Rule join(RuleClass verdict) {
    Leg ems = Rules.leg("ems", STREAM);
    Form form = new Form.All(List.of(ems), ems, 0, minutes(5), 1000, List.of(), 1);
    return Rules.rule("crash", verdict, form, spec(minutes(10), 1000, false));
  }

  /** Episodes of the same key, or within 1 km, that touch. */
  static Rule window(RuleClass verdict) {
    Leg ems = Rules.leg("ems", STREAM);
    Form form =
        new Form.Window(ems, List.of("street"), 60_000, 60_000, List.of(), a -> false, null, 0, 0);
    return Rules.rule("surge", verdict, form, spec(0, 1000, true));
  }

  private static IncidentSpec spec(long gap, double near, boolean sameKey) {
    Map<String, String> headline = Map.of("en", "Crash at {ems.street}, {ems.patient} {fire.x}");
    return new IncidentSpec(Severity.Severe, headline, gap, near, sameKey);
  }

  static long minutes(double minutes) {
    return Math.round(minutes * Duration.ofMinutes(1).toMillis());
  }

  /** A join's match so many kilometres east, with this evidence besides its anchor. */
  Match match(String name, double minute, double kilometres, String... legs) {
    long at = minutes(minute);
    Place place = new Place(0, kilometres / 111.2);
    EventRef[] refs = new EventRef[legs.length + 1];
    refs[0] = ref("ems", name, at, place);
    for (int i = 0; i < legs.length; i++) {
      refs[i + 1] = ref(legs[i], name + i, at + i + 1, place);
    }
    long[] identities = List.of(refs).stream().mapToLong(EventRef::identity).sorted().toArray();
    Evidence evidence = new Evidence(List.of(refs), refs.length, identities);
    return new Match(new MatchId(at, name, 0), null, at, at, place, evidence);
  }

  /** A window's match. */
  Match episode(String key, double from, double until, double kilometres) {
    long opening = minutes(from);
    long closing = until == Double.MAX_VALUE ? Long.MAX_VALUE : minutes(until);
    Place place = Double.isNaN(kilometres) ? Place.NONE : new Place(0, kilometres / 111.2);
    Evidence evidence = new Evidence(List.of(ref("ems", key, opening, place)), 1, new long[0]);
    return new Match(new MatchId(opening, key, 0), key, opening, closing, place, evidence);
  }

  private static EventRef ref(String leg, String id, long time, Place place) {
    Map<String, String> fields = Map.of("street", id + " St", "patient", "Jo");
    return new EventRef(leg, STREAM.name(), id, time, place, id.hashCode(), fields);
  }

  /** The match holds. */
  Play yes(Match match, String... expected) {
    boolean closed = rule.when() instanceof Form.Window && match.end() != Long.MAX_VALUE;
    tell(new MatchUpdate(rule.name(), true, closed, match));
    return gave(expected);
  }

  /** The match does not hold. */
  Play no(Match match, String... expected) {
    tell(new MatchUpdate(rule.name(), false, false, match));
    return gave(expected);
  }

  private void tell(MatchUpdate update) {
    driver.element(new Word.Told(0, update));
  }

  /** A match of another rule holds. */
  Play yes(Rule other, Match match, String... expected) {
    tell(new MatchUpdate(other.name(), true, false, match));
    return gave(expected);
  }

  /** The match seems to hold. */
  Play perhaps(Match match, String... expected) {
    tell(new MatchUpdate(rule.name(), true, false, false, match));
    return gave(expected);
  }

  /** The match does not seem to hold after all. */
  Play perhapsNot(Match match, String... expected) {
    tell(new MatchUpdate(rule.name(), false, false, false, match));
    return gave(expected);
  }

  /** Raise itself hears an event. */
  Play hears(Event event, String... expected) {
    driver.element(new Word.Said(0, event));
    return gave(expected);
  }

  /** A signal has changed. */
  Play changes(Patch patch, String... expected) {
    driver.element(new Word.Changed(0, patch));
    return gave(expected);
  }

  /** Event time passes. */
  Play time(double minute, String... expected) {
    return time(0, minute, expected);
  }

  /** Event time passes by one of several clocks. */
  Play time(int clock, double minute, String... expected) {
    driver.element(new Word.Passed(clock, minutes(minute)));
    return gave(expected);
  }

  Play restart() {
    driver.restore();
    return this;
  }

  /** Goes on in a city of other sources. */
  Play restartIn(List<RuleClocks.Source> sources) {
    clocks = RuleClocks.of(clocks.all(), sources);
    return restart();
  }

  Play end(String... expected) {
    return end(0, expected);
  }

  /** Nothing more comes by one of several clocks. */
  Play end(int clock, String... expected) {
    driver.element(new Word.Passed(clock, Long.MAX_VALUE));
    return gave(expected);
  }

  private Play gave(String... expected) {
    List<Alert> alerts = List.copyOf(driver.out());
    driver.out().clear();
    assertThat(alerts.stream().map(Play::text)).containsExactly(expected);
    last = alerts.isEmpty() ? last : alerts.get(alerts.size() - 1);
    return this;
  }

  /** Type, state, the handle's minute, how many matches, and what became of handles. */
  private static String text(Alert alert) {
    String absorbs = alert.absorbs().isEmpty() ? "" : " takes " + minutesOf(alert.absorbs());
    String by = alert.absorbedBy() == null ? "" : " into " + minuteOf(alert.absorbedBy());
    return "%s %s %s of %d%s%s"
        .formatted(
            alert.type(),
            alert.state(),
            minuteOf(alert.incident()),
            alert.facts().matches(),
            absorbs,
            by);
  }

  private static String minutesOf(List<String> handles) {
    return String.join(",", handles.stream().map(Play::minuteOf).toList());
  }

  /** 0007 for crash-19700101T000700Z-0123456789; a later turn follows behind a dash. */
  private static String minuteOf(String handle) {
    return handle.replaceFirst("\\w+-\\d{8}T(\\d{4})\\d\\dZ-[0-9a-f]{10}", "$1");
  }

  List<AuditLine> audit() {
    return driver.side(Raise.AUDIT);
  }

  List<AuditLine.What> audited() {
    return driver.side(Raise.AUDIT).stream().map(AuditLine::what).toList();
  }

  List<Incident> incidents() {
    return driver.side(Raise.INCIDENTS);
  }

  /** Nothing is held any more. */
  void leavesNoState() {
    assertThat(driver.stateEntries()).isZero();
    assertThat(driver.timers()).isZero();
    driver.close();
  }
}
