package urbanbrain.send.format.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import urbanbrain.rule.Severity;
import urbanbrain.send.format.Messages;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Incident;

/** What is open at an Alertmanager is told again until it is over, across restarts too. */
class RepeatsTest {

  private static final long EVERY = 60_000;

  private KeyedOneInputStreamOperatorTestHarness<String, Alert, Alert> harness;
  private long time;

  @BeforeEach
  void open() throws Exception {
    harness = begin();
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Alert, Alert> begin()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new Repeats(EVERY)), alert -> "all", Types.STRING);
  }

  /** What is said of a message, as id, state and severity. */
  private List<String> hear(Alert alert) throws Exception {
    harness.processElement(alert, 0);
    return said();
  }

  private List<String> pass(long millis) throws Exception {
    time += millis;
    harness.setProcessingTime(time);
    return said();
  }

  private List<String> said() {
    List<String> said = new ArrayList<>();
    for (Alert alert : harness.extractOutputValues()) {
      said.add(alert.id() + " " + alert.state() + " " + alert.facts().severity());
    }
    harness.getOutput().clear();
    return said;
  }

  @Test
  void whatIsOpenIsToldAgainUntilItIsOver() throws Exception {
    assertThat(hear(Messages.open("i", 1))).containsExactly("i.1 OPEN Severe");
    assertThat(pass(EVERY - 1)).isEmpty();
    assertThat(hear(Messages.open("j", 1))).containsExactly("j.1 OPEN Severe");
    assertThat(pass(1)).containsExactlyInAnyOrder("i.1 OPEN Severe", "j.1 OPEN Severe");
    assertThat(hear(Messages.open("i", 2))).containsExactly("i.2 OPEN Severe");
    assertThat(pass(EVERY)).containsExactlyInAnyOrder("i.2 OPEN Severe", "j.1 OPEN Severe");
    assertThat(hear(Messages.ended("i", 3, Incident.Reason.GAP)))
        .containsExactly("i.3 ENDED Severe");
    assertThat(pass(EVERY)).containsExactly("j.1 OPEN Severe");
    hear(Messages.ended("j", 2, Incident.Reason.GAP));
    assertThat(pass(EVERY)).isEmpty();
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }

  @Test
  void anotherSeverityIsAnotherAlertThere() throws Exception {
    hear(Messages.open("i", 1));
    assertThat(hear(Messages.as(Severity.Extreme, Messages.open("i", 2))))
        .containsExactly("i.1 ENDED Severe", "i.2 OPEN Extreme");
    assertThat(pass(EVERY)).containsExactly("i.2 OPEN Extreme");
  }

  @Test
  void whatGoesOnUnderAnotherHandleEnds() throws Exception {
    hear(Messages.open("other", 1));
    // Each of these messages absorbs `other`.
    assertThat(hear(Messages.open("i", 1)))
        .containsExactly("other.1 ENDED Severe", "i.1 OPEN Severe");
    assertThat(pass(EVERY)).containsExactly("i.1 OPEN Severe");
  }

  @Test
  void anOldWordIsNotHeard() throws Exception {
    hear(Messages.open("i", 2));
    assertThat(hear(Messages.open("i", 1))).isEmpty();
    assertThat(pass(EVERY)).containsExactly("i.2 OPEN Severe");
  }

  @Test
  void aRestartTellsOn() throws Exception {
    hear(Messages.open("i", 1));
    var snapshot = harness.snapshot(1, 1);
    harness.close();
    harness = begin();
    harness.initializeState(snapshot);
    harness.open();
    assertThat(pass(EVERY)).containsExactly("i.1 OPEN Severe");
    assertThat(pass(EVERY)).containsExactly("i.1 OPEN Severe");
  }
}
