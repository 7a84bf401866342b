package urbanbrain.window.pane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.harness.ByTime;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.harness.Windows;
import urbanbrain.rule.Form;
import urbanbrain.rule.Lane;
import urbanbrain.verdict.Findings;

class PanesTest {

  private static final StreamType STREAM = Events.stream("test.s", "key:text", "value");
  private static final Form.Window COUNTING =
      Windows.of(Rules.leg("leg", STREAM)).lane(Lane.Op.COUNT, "").form();
  private static final Panes.Plan FLAT = Plans.FLAT.of(COUNTING, 10, 1_000);
  private static final Panes.Plan DEEP = Plans.DEEP.of(COUNTING, 10, 1_000);
  private static final Panes.Plan REVISED = Plans.REVISED.of(COUNTING, 10, 1_000);

  private static Event event(long time) {
    return Events.of(STREAM).with("value", (double) time).in((double) time, 0).at(time, "e" + time);
  }

  private static Panes panes(Panes.Plan plan, long... times) {
    Panes panes = new Panes(plan);
    for (long time : times) {
      panes.add(event(time), plan);
    }
    return panes;
  }

  private static byte[] bytes(Panes panes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    panes.write(new DataOutputStream(bytes), new ByTime(PanesTest::event));
    return bytes.toByteArray();
  }

  @Test
  void knowsTheEdgesOfThePanesWithEvents() {
    Panes panes = panes(FLAT, 35, 12, 18);
    assertThat(panes.isEmpty()).isFalse();
    assertThat(panes.oldest(FLAT)).isEqualTo(10);
    assertThat(panes.oldestEnd(FLAT)).isEqualTo(20);
    assertThat(panes.newest(FLAT)).isEqualTo(30);
    assertThat(panes.beginFrom(0, FLAT)).isEqualTo(10);
    assertThat(panes.beginFrom(19, FLAT)).isEqualTo(10);
    assertThat(panes.beginFrom(20, FLAT)).isEqualTo(30);
    assertThat(panes.beginFrom(40, FLAT)).isEqualTo(Panes.NEVER);
  }

  @Test
  void nothingHasNoEdges() {
    Panes panes = panes(FLAT);
    assertThat(panes.isEmpty()).isTrue();
    assertThat(panes.oldest(FLAT)).isEqualTo(Panes.NEVER);
    assertThat(panes.beginFrom(0, FLAT)).isEqualTo(Panes.NEVER);
  }

  @Test
  void findsTheEventsOfAStretch() {
    Panes panes = panes(FLAT, 35, 12, 18, 40);
    Findings findings = panes.findings(10, 40, FLAT);
    assertThat(findings.shown()).extracting(Event::time).containsExactly(12L, 18L, 35L);
    assertThat(findings.total()).isEqualTo(3);
    assertThat(panes.site(10, 40, FLAT).place()).isEqualTo(new Place(35, 0));
    assertThat(panes.site(50, 90, FLAT).place()).isEqualTo(Place.NONE);
  }

  @Test
  void dropsThePanesThatEndUpToATimeAndStaysEmpty() throws IOException {
    for (Panes.Plan plan : List.of(FLAT, DEEP)) {
      Panes panes = panes(plan, 5, 15, 25, 2_000);
      panes.dropBefore(20, plan);
      assertThat(panes.oldest(plan)).isEqualTo(20);
      panes.dropBefore(10_000, plan);
      panes.dropBefore(20_000, plan);
      assertThat(panes.isEmpty()).isTrue();
      assertThat(bytes(panes)).isEqualTo(bytes(new Panes(plan)));
      panes.add(event(20_005), plan);
      assertThat(panes.count(20_000, 20_010, plan)).isEqualTo(1);
    }
  }

  @Test
  void anEventIsTakenOutOnce() {
    Panes panes = panes(REVISED, 5, 15);
    assertThat(panes.remove(event(15).withdrawal(), REVISED)).isTrue();
    for (long time : new long[] {15, 25, 6}) {
      assertThatThrownBy(() -> panes.remove(event(time).withdrawal(), REVISED))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("is withdrawn and never came");
    }
  }

  @Test
  void everyPaneIsSettledOnceItsLastMomentHasPassed() {
    Panes panes = panes(REVISED, 5, 15, 25, 35);
    panes.settle(28, REVISED);
    assertThat(panes.copy().remove(event(25).withdrawal(), REVISED)).isTrue();
    panes.settle(29, REVISED);
    for (long time : new long[] {5, 15, 25}) {
      assertThatThrownBy(() -> panes.remove(event(time).withdrawal(), REVISED))
          .hasMessageContaining("is withdrawn from what is settled");
    }
    assertThat(panes.remove(event(35).withdrawal(), REVISED)).isTrue();
  }

  @Test
  void aCopyOfEveryKindOfBagSharesNone() throws IOException {
    Form.Window form =
        Windows.of(Rules.leg("leg", STREAM))
            .lane(Lane.Op.DISTINCT, "value")
            .percentile("value", 50)
            .form();
    Panes.Plan plan = Plans.FLAT.of(form, 10, 1_000);
    Panes panes = panes(plan, 5, 6);
    byte[] before = bytes(panes);
    panes.copy().add(event(7), plan);
    assertThat(bytes(panes)).isEqualTo(before);
    assertThat(bytes(panes(FLAT, 5, 6).copy())).isEqualTo(bytes(panes(FLAT, 5, 6)));
  }
}
