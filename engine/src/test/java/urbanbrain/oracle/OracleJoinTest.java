package urbanbrain.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.harness.Events.stream;
import static urbanbrain.harness.Rules.counting;
import static urbanbrain.harness.Rules.leg;
import static urbanbrain.harness.Rules.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.Lane;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Incident;

/** Sentence by sentence, what a match of an all, an any and a signal's leg is. */
class OracleJoinTest {

  /** About one metre, in degrees of latitude. */
  private static final double METRE = 1 / 111_195.0;

  private static final StreamType CRASH = stream("traffic.crash", "town:text", "cars");
  private static final StreamType EMS = stream("health.ems", "town:text", "priority");
  private static final Leg CRASHES = leg("crash", CRASH);
  private static final Leg CALLS = leg("ems", EMS);

  private final List<Event> events = new ArrayList<>();
  private final List<Rule> signals = new ArrayList<>();
  private List<Leg> legs = List.of(CRASHES, CALLS);
  private long before = 10;
  private long after = 10;
  private double near = Double.NaN;
  private List<String> same = List.of();
  private int atLeast = 2;

  @Test
  void aLegIsSoughtInTheClosedIntervalAroundTheAnchor() {
    before = 5;
    crash("a", 100);
    ems("b", 95);
    ems("c", 110);
    ems("d", 94);
    ems("e", 111);
    assertMatches("a: b/ems a/crash c/ems");
  }

  @Test
  void everyAnchorMakesOneMatch() {
    crash("a", 100);
    crash("b", 101);
    crash("c", 200);
    ems("x", 100);
    ems("y", 100);
    assertMatches("a: a/crash x/ems y/ems b/crash", "b: a/crash x/ems y/ems b/crash");
  }

  @Test
  void nothingFillsALegTwiceAsAnchorAndAsOther() {
    legs = List.of(CRASHES, leg("other", CRASH));
    crash("a", 100);
    assertMatches();
    crash("b", 101);
    assertMatches("a: a/crash b/crash", "b: a/crash b/crash");
  }

  @Test
  void otherLegsMayShareEvents() {
    legs = List.of(CRASHES, CALLS, leg("again", EMS));
    atLeast = 3;
    crash("a", 100);
    ems("x", 100);
    assertMatches("a: a/crash x/again");
  }

  @Test
  void theAnchorCountsItselfInItsOwnCount() {
    legs = List.of(counting(CRASHES, 2), counting(CALLS, 2));
    crash("a", 100);
    ems("x", 100);
    ems("y", 101);
    assertMatches();
    crash("b", 105);
    assertMatches("a: a/crash x/ems y/ems b/crash", "b: a/crash x/ems y/ems b/crash");
  }

  @Test
  void enoughOfTheLegsSufficeAndOnlyFilledOnesGiveEvidence() {
    legs = List.of(CRASHES, counting(CALLS, 2), leg("third", EMS, "third", e -> isThird(e)));
    crash("a", 100);
    ems("x", 100);
    assertMatches();
    ems("3", 101);
    assertMatches("a: a/crash x/ems 3/ems");
    atLeast = 3;
    crash("b", 300);
    ems("3", 300);
    assertMatches("a: a/crash x/ems 3/ems");
    atLeast = 2;
    assertMatches("a: a/crash x/ems 3/ems", "b: 3/third b/crash");
  }

  @Test
  void theAnchorIsAlwaysAmongTheFilledLegs() {
    legs = List.of(counting(CRASHES, 2), CALLS, leg("more", EMS));
    crash("a", 100);
    ems("x", 100);
    assertMatches();
  }

  @Test
  void conditionsSayWhatFits() {
    legs = List.of(CRASHES, leg("ems", EMS, "third", e -> isThird(e)));
    crash("a", 100);
    ems("x", 100);
    assertMatches();
    ems("3", 100);
    assertMatches("a: 3/ems a/crash");
  }

  @Test
  void nearIsMeasuredFromTheAnchorAndAnEventWithoutPlaceIsNearNothing() {
    near = 500;
    events.add(Events.of(CRASH).in(40, -75).at(100, "a"));
    events.add(Events.of(CRASH).at(100, "nowhere"));
    events.add(Events.of(EMS).in(40 + 499 * METRE, -75).at(100, "x"));
    events.add(Events.of(EMS).in(40 - 501 * METRE, -75).at(100, "y"));
    events.add(Events.of(EMS).at(100, "z"));
    assertMatches("a: a/crash x/ems");
  }

  @Test
  void nearHoldsAcrossTheDateLine() {
    near = 500;
    events.add(Events.of(CRASH).in(0, 180).at(100, "a"));
    events.add(Events.of(EMS).in(0, -180 + 400 * METRE).at(100, "x"));
    assertMatches("a: a/crash x/ems");
  }

  @Test
  void theSameKeyIsThatOfTheAnchorAndAnEventWithoutItFitsNothing() {
    same = List.of("town");
    events.add(Events.of(CRASH).with("town", "A").at(100, "a"));
    events.add(Events.of(CRASH).at(100, "none"));
    events.add(Events.of(EMS).with("town", "A").at(100, "x"));
    events.add(Events.of(EMS).with("town", "B").at(100, "y"));
    events.add(Events.of(EMS).at(100, "z"));
    assertMatches("a A: a/crash x/ems");
  }

  @Test
  void theSameIdWithOtherContentIsAnotherEvent() {
    legs = List.of(counting(CRASHES, 2));
    atLeast = 1;
    events.add(Events.of(CRASH).with("cars", 2).at(100, "a"));
    events.add(Events.of(CRASH).with("cars", 2).at(100, "a"));
    assertMatches();
    events.add(Events.of(CRASH).with("cars", 3).at(100, "a"));
    assertThat(found(rule()).size()).isEqualTo(2);
  }

  @Test
  void aSignalFillsALegWhileItsEpisodeMeetsTheInterval() {
    surge("A");
    legs = List.of(CRASHES, signal("surge", "surge"));
    ems("e", 5);
    crash("early", -1);
    crash("first", 0);
    crash("last", 29);
    crash("late", 30);
    assertMatches("first: early/crash first/crash A/surge", "last: A/surge last/crash late/crash");
  }

  @Test
  void aSignalThatIsNotClosedReachesOn() {
    surge("A");
    after = 0;
    legs = List.of(CRASHES, signal("surge", "surge"));
    ems("e", 5);
    crash("a", 19);
    assertMatches("a: A/surge a/crash");
  }

  @Test
  void aSignalIsComparedByItsKeyOrItsPlace() {
    surge("A");
    legs = List.of(CRASHES, signal("surge", "surge"));
    events.add(Events.of(EMS).with("town", "A").in(40, -75).at(5, "e"));
    events.add(Events.of(CRASH).with("town", "A").in(41, -75).at(10, "here"));
    events.add(Events.of(CRASH).with("town", "B").in(40, -75).at(11, "there"));
    same = List.of("town");
    assertMatches("here A: A/surge here/crash");
    same = List.of();
    near = 500;
    assertMatches("there: A/surge there/crash");
  }

  @Test
  void anyTakesEveryEventOnceAndEverySignalAtItsStart() {
    surge("A");
    Leg third = leg("again", EMS, "third", e -> isThird(e));
    ems("3", 5);
    ems("4", 6);
    crash("c", 7);
    var any = new Form.Any(List.of(CALLS, third, signal("zone", "surge")));
    assertThat(found(Rules.raising("any", RuleClass.M, any)))
        .containsExactlyInAnyOrder("3: 3/again", "4: 4/ems", "A: A/zone");
  }

  /** An episode from minute 10 to 20 for a call in minute 0 to 9 of a town. */
  private void surge(String town) {
    var count = new Lane(Lane.Op.COUNT, "", null, null);
    var form =
        new Form.Window(
            leg("ems", EMS),
            List.of("town"),
            10,
            10,
            List.of(count),
            a -> a.value(0) > 0,
            null,
            0,
            0);
    signals.add(Rules.signalling("surge", RuleClass.M, form));
    this.town = town;
  }

  private String town;

  private static boolean isThird(Event e) {
    return e.id().equals("3");
  }

  private void crash(String id, long time) {
    events.add(Events.of(CRASH).at(time, id));
  }

  private void ems(String id, long time) {
    events.add(Events.of(EMS).with("town", town).at(time, id));
  }

  private Rule rule() {
    var form = new Form.All(legs, legs.get(0), before, after, near, same, atLeast);
    return Rules.raising("rule", RuleClass.M, form);
  }

  /** Matches as text: the anchor, its key, and the pieces with their legs. */
  private void assertMatches(String... expected) {
    assertThat(found(rule())).isEqualTo(Arrays.asList(expected));
  }

  private List<String> found(Rule rule) {
    List<Rule> rules = new ArrayList<>(signals);
    rules.add(rule);
    return Oracle.incidents(Rules.set(rules.toArray(Rule[]::new)), events).stream()
        .map(i -> text(i, rule))
        .toList();
  }

  private static String text(Incident incident, Rule rule) {
    assertThat(incident.matches()).isEqualTo(1);
    assertThat(incident.evidence().total()).isEqualTo(incident.evidence().shown().size());
    String key = incident.key() == null ? "" : " " + incident.key();
    String anchor =
        incident.evidence().shown().stream()
            .filter(r -> !(rule.when() instanceof Form.All all) || isAnchor(all, r, incident))
            .map(EventRef::id)
            .findFirst()
            .orElseThrow();
    return incident.evidence().shown().stream()
        .map(r -> r.id() + "/" + r.leg())
        .collect(Collectors.joining(" ", anchor + key + ": ", ""));
  }

  private static boolean isAnchor(Form.All all, EventRef ref, Incident incident) {
    return ref.leg().equals(all.anchor().name()) && ref.time() == incident.start();
  }
}
