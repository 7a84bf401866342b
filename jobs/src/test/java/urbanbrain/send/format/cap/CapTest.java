package urbanbrain.send.format.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import urbanbrain.send.format.Messages;
import urbanbrain.send.format.Speakers;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Incident;

/** How the life of an incident is told in the words of CAP. */
class CapTest {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Cap FORMAT = new Cap(Speakers.of("riverton", ZONE, false), null);

  private static String xml(Alert alert) {
    return FORMAT.of(alert);
  }

  /** A message of this type and state. */
  private static Alert told(Alert.Type type, Alert.State state, Incident.Reason reason) {
    Alert like = Messages.open("i", 2);
    return new Alert(
        "i",
        2,
        type,
        state,
        like.time(),
        List.of(),
        null,
        List.of(new Alert.Reference("i.1", Messages.TIME - 60_000)),
        like.headline(),
        false,
        Messages.facts("gas_leak", reason),
        like.origin());
  }

  @Test
  void whatSeemsToHaveHappenedIsAnAlertThatIsLikely() {
    assertThat(xml(told(Alert.Type.ALERT, Alert.State.PROVISIONAL, null)))
        .contains("<msgType>Alert</msgType>", "<certainty>Likely</certainty>")
        .contains("<urgency>Immediate</urgency>", "<status>Actual</status>");
  }

  @Test
  void whatIsConfirmedIsAnUpdateThatIsObserved() {
    assertThat(xml(told(Alert.Type.UPDATE, Alert.State.OPEN, null)))
        .contains("<msgType>Update</msgType>", "<certainty>Observed</certainty>")
        .contains(
            "<references>urban-brain.riverton,i.1,2016-01-27T17:06:11-05:00</references>",
            "<sent>2016-01-27T17:07:11-05:00</sent>");
  }

  @Test
  void whatIsTakenBackIsACancelThatSaysWhy() {
    assertThat(xml(told(Alert.Type.CANCEL, Alert.State.WITHDRAWN, null)))
        .contains("<msgType>Cancel</msgType>", "<note>Taken back: it did not happen.</note>")
        .contains("<certainty>Likely</certainty>", "<urgency>Past</urgency>");
  }

  @Test
  void onlyWhatIsClearedIsAllClear() {
    assertThat(xml(told(Alert.Type.UPDATE, Alert.State.ENDED, Incident.Reason.CLEARED)))
        .contains("<responseType>AllClear</responseType><urgency>Past</urgency>");
    assertThat(xml(told(Alert.Type.UPDATE, Alert.State.ENDED, Incident.Reason.GAP)))
        .contains("<urgency>Unknown</urgency>", "Nothing more has come since", "no all-clear")
        .contains("<value>gap</value>", "自2016年", "无新情况")
        .doesNotContain("AllClear");
    assertThat(xml(told(Alert.Type.UPDATE, Alert.State.ENDED, Incident.Reason.CLOSED)))
        .contains("<urgency>Past</urgency>", "Declared over by people")
        .doesNotContain("AllClear");
  }

  @Test
  void thereIsABlockForEachLanguage() {
    assertThat(xml(Messages.open("i", 1)))
        .contains("<language>en</language>", "<headline>Gas leak, \"Main St\"</headline>")
        .contains("<language>zh</language>", "<headline>燃气泄漏</headline>", "预警级别：橙色。")
        .contains("<severity>Severe</severity>", "<value>橙色</value>")
        .contains("<circle>40.100000,-75.200000 0.5</circle>")
        .contains("<areaDesc>Lower Merion</areaDesc>", "<incidents>i other</incidents>");
  }

  @Test
  void aReplayIsAnExerciseAndARuleOnTrialATest() {
    Cap replay = new Cap(Speakers.of("riverton", ZoneOffset.UTC, true), "desk@riverton.example");
    assertThat(replay.of(Messages.open("i", 1)))
        .contains("<status>Exercise</status>", "<sender>desk@riverton.example</sender>")
        .contains("<note>Replay of a recording: not a real alert.</note>")
        .contains("<sent>2016-01-27T22:07:11-00:00</sent>");
    assertThat(xml(Messages.trial("i", 1))).contains("<status>Test</status>");
  }

  @Test
  void aMessageAboutTheEngineIsOfTheSystem() {
    assertThat(xml(Messages.system(1, Alert.State.OPEN)))
        .contains("<status>System</status>", "<severity>Unknown</severity>")
        .contains("<category>Other</category>");
  }

  @Test
  void nothingThatXmlCannotHoldGetsIntoIt() {
    Alert like = Messages.open("i", 1);
    Alert odd = like.with(Map.of("en", "a\u0001<b>\n&\ud800]]>"), like.facts(), null);
    String line = xml(odd);
    assertThat(line).contains("<headline>a&lt;b&gt; &amp;]]&gt;</headline>");
    assertThat(line.lines()).hasSize(1);
  }
}
