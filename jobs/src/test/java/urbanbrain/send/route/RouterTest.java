package urbanbrain.send.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import urbanbrain.asset.Assets;
import urbanbrain.event.Dictionary;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Severity;
import urbanbrain.send.ChannelFilter;
import urbanbrain.send.format.Messages;
import urbanbrain.send.route.Route.Certainty;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Incident;

/** A channel is told what it is for, and all that follows; restored between all messages. */
class RouterTest {

  private static final long MINUTE = 60_000;

  private Route route = route(Certainty.ANY, 0, 0);
  private KeyedOneInputStreamOperatorTestHarness<String, Alert, Alert> harness;

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void whatIsProvisionalIsLeftOutUntilItIsCertain() throws Exception {
    route = route(Certainty.OBSERVED, 0, 0);
    say(of("i", 1, 0, Alert.State.PROVISIONAL), of("j", 1, 0, Alert.State.PROVISIONAL));
    say(of("i", 2, 1, Alert.State.OPEN), of("j", 2, 1, Alert.State.WITHDRAWN));
    say(of("i", 3, 2, Alert.State.WITHDRAWN), of("k", 9, 2, Alert.State.WITHDRAWN));
    // Of k it may have been told before a crash.
    assertThat(told()).containsExactly("i.2", "i.3", "k.9");
    assertThat(harness.numKeyedStateEntries()).isZero();
  }

  @Test
  void trialRulesAreNeverTold() throws Exception {
    say(Messages.trial("t", 1), Messages.open("i", 1), Messages.system(1, Alert.State.OPEN));
    assertThat(told()).containsExactly("i.1", "gas_leak-bound.1");
  }

  @Test
  void whoWasToldIsToldWhatFollowsThoughItIsNoLongerForTheChannel() throws Exception {
    route = new Route(filter(Severity.Severe), Places.ANY, Certainty.ANY, 0, 0);
    Alert severe = of("i", 1, 0, Alert.State.OPEN);
    say(severe, Messages.as(Severity.Minor, of("j", 1, 0, Alert.State.OPEN)));
    say(
        Messages.as(Severity.Minor, of("i", 2, 1, Alert.State.OPEN)),
        Messages.as(Severity.Minor, absorbing("j", 2, "i")));
    say(Messages.as(Severity.Minor, of("j", 3, 3, Alert.State.ENDED)));
    assertThat(told()).containsExactly("i.1", "i.2", "j.2", "j.3");
  }

  @Test
  void mereUpdatesAreToldNowAndThenAndTheLastOneIsNeverLost() throws Exception {
    route = route(Certainty.ANY, 10 * MINUTE, 0);
    for (int minute = 0; minute <= 4; minute++) {
      say(of("i", minute + 1, minute, Alert.State.OPEN));
    }
    assertThat(told()).containsExactly("i.1");
    watermark(10);
    assertThat(told()).containsExactly("i.1", "i.5");
    say(
        Messages.as(Severity.Minor, of("i", 6, 11, Alert.State.OPEN)),
        of("i", 7, 12, Alert.State.ENDED));
    assertThat(told()).containsExactly("i.1", "i.5", "i.6", "i.7");
    assertThat(harness.numKeyedStateEntries()).isZero();
  }

  @Test
  void whatNobodyTakesInHandGoesToTheOtherChannelWithAllThatFollows() throws Exception {
    route = route(Certainty.ANY, 0, 10 * MINUTE);
    say(of("i", 1, 0, Alert.State.OPEN), of("j", 1, 0, Alert.State.OPEN));
    say(of("j", 2, 3, Alert.State.OPEN).acked("ann"), of("i", 2, 4, Alert.State.OPEN));
    watermark(9);
    assertThat(escalated()).isEmpty();
    watermark(10);
    say(of("i", 3, 11, Alert.State.ENDED), of("j", 3, 11, Alert.State.ENDED));
    assertThat(escalated()).containsExactly("i.2", "i.3");
    assertThat(told()).containsExactly("i.1", "j.1", "j.2", "i.2", "i.3", "j.3");
  }

  @Test
  void aCityInWhichNothingHappensAnyMoreStillCallsForHelp() throws Exception {
    route = route(Certainty.ANY, 0, 10 * MINUTE);
    say(of("i", 1, 0, Alert.State.OPEN));
    restore();
    harness.setProcessingTime(10 * MINUTE);
    assertThat(escalated()).containsExactly("i.1");
  }

  @Test
  void theEndOfARecordingIsNoTimeThatHasPassed() throws Exception {
    route = route(Certainty.ANY, 10 * MINUTE, 10 * MINUTE);
    say(of("i", 1, 0, Alert.State.OPEN), of("i", 2, 1, Alert.State.OPEN));
    harness.processWatermark(Long.MAX_VALUE);
    assertThat(told()).containsExactly("i.1", "i.2");
    assertThat(escalated()).isEmpty();
  }

  private void say(Alert... alerts) throws Exception {
    for (Alert alert : alerts) {
      if (harness == null) {
        open(null);
      } else {
        restore();
      }
      harness.processElement(alert, 0);
    }
  }

  private final List<Alert> earlier = new java.util.ArrayList<>();
  private final List<Alert> earlierEscalated = new java.util.ArrayList<>();

  private void restore() throws Exception {
    OperatorSubtaskState state = harness.snapshot(1, 1);
    earlier.addAll(harness.extractOutputValues());
    side().forEach(record -> earlierEscalated.add(record.getValue()));
    harness.close();
    open(state);
  }

  private void open(OperatorSubtaskState state) throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new Router(route)), alert -> "city", Types.STRING);
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  private void watermark(long minute) throws Exception {
    harness.processWatermark(Messages.TIME + minute * MINUTE);
  }

  private List<String> told() {
    List<Alert> all = new java.util.ArrayList<>(earlier);
    all.addAll(harness.extractOutputValues());
    return all.stream().map(Alert::id).toList();
  }

  private List<String> escalated() {
    List<Alert> all = new java.util.ArrayList<>(earlierEscalated);
    side().forEach(record -> all.add(record.getValue()));
    return all.stream().map(Alert::id).toList();
  }

  private ConcurrentLinkedQueue<StreamRecord<Alert>> side() {
    var side = harness.getSideOutput(Router.ESCALATED);
    return side == null ? new ConcurrentLinkedQueue<>() : side;
  }

  private static Alert of(String incident, long sequence, long minute, Alert.State state) {
    Incident facts = Messages.facts("gas_leak", null);
    return alert(incident, sequence, minute, state, List.of(), facts);
  }

  private static Alert absorbing(String incident, long sequence, String other) {
    Incident facts = Messages.facts("gas_leak", null);
    return alert(incident, sequence, 2, Alert.State.OPEN, List.of(other), facts);
  }

  private static Alert alert(
      String incident,
      long sequence,
      long minute,
      Alert.State state,
      List<String> absorbs,
      Incident facts) {
    return new Alert(
        incident,
        sequence,
        sequence == 1 ? Alert.Type.ALERT : Alert.Type.UPDATE,
        state,
        Messages.TIME + minute * MINUTE,
        absorbs,
        null,
        List.of(),
        Map.of("en", "x"),
        false,
        facts,
        new Alert.Origin(Messages.TIME, Map.of()));
  }

  private static Route route(Certainty certainty, long updateEvery, long escalateAfter) {
    return new Route(filter(), Places.ANY, certainty, updateEvery, escalateAfter);
  }

  private static ChannelFilter filter(Severity... severities) {
    IncidentSpec spec = new IncidentSpec(Severity.Severe, Map.of(), 0, Double.NaN, false);
    Rule rule =
        new Rule(
            "gas_leak",
            "",
            Rule.Status.LIVE,
            "",
            "0",
            RuleClass.M,
            "",
            new Form.Any(List.of()),
            spec,
            "gas_leak.yaml");
    return ChannelFilter.of(
        List.of(), List.of(severities), new RuleSet(new Dictionary(List.of()), List.of(rule)));
  }

  /** Areas are those of the city: without any there are none. */
  @Test
  void aNameOfNoAreaIsAMistake() throws Exception {
    open(null);
    assertThat(Places.doubt("north", Assets.NONE).orElseThrow()).contains("no area 'north'");
  }
}
