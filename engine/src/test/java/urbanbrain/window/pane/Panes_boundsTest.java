package urbanbrain.window.pane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.harness.Windows;
import urbanbrain.rule.Bounds;
import urbanbrain.rule.Form;
import urbanbrain.rule.Lane;

/** What becomes of a key that would hold more than it may. */
class Panes_boundsTest {

  private static final StreamType STREAM = Events.stream("test.s", "key:text", "value", "who:text");
  private static final Form.Window FORM =
      Windows.of(Rules.leg("leg", STREAM)).lane(Lane.Op.DISTINCT, "who").form();

  private static Panes.Plan plan(long most) {
    return Plans.REVISED.of(FORM, 10, most);
  }

  private static Panes.Plan deepPlan() {
    return Plans.DEEP.of(FORM, 10, 99);
  }

  private static Event event(long time, String who) {
    return Events.of(STREAM).with("key", "k").with("who", who).at(time, who);
  }

  @Test
  void theOldestPaneGoesAndWhatItHeldIsMarked() {
    Panes.Plan plan = plan(3);
    Panes panes = new Panes(plan);
    for (long time : List.of(50L, 30L, 70L)) {
      assertThat(panes.add(event(time, "a"), plan)).isTrue();
    }
    assertThat(panes.isDegradedFrom(Long.MIN_VALUE + 1)).isFalse();
    assertThat(panes.add(event(90, "b"), plan)).isFalse();
    assertThat(panes.count(0, 100, plan)).isEqualTo(3);
    assertThat(panes.findings(30, 100, plan).isDegraded()).isTrue();
    assertThat(panes.findings(40, 100, plan).isDegraded()).isFalse();
    assertThat(panes.copy().findings(30, 100, plan).isDegraded()).isTrue();
  }

  @Test
  void anEventWhosePaneWentCannotBeTakenOut() {
    Panes.Plan plan = plan(1);
    Panes panes = new Panes(plan);
    panes.add(event(30, "a"), plan);
    assertThat(panes.add(event(50, "b"), plan)).isFalse();
    assertThat(panes.remove(event(30, "a").withdrawal(), plan)).isFalse();
    assertThat(panes.remove(event(50, "b").withdrawal(), plan)).isTrue();
    assertThat(panes.isEmpty()).isTrue();
  }

  @Test
  void ofAPaneWithTooManyEventsNoneCanBeTakenOut() {
    Panes.Plan plan = plan(3);
    Panes panes = new Panes(plan);
    for (int i = 0; i < Bounds.RETRACTABLE; i++) {
      panes.add(event(5, "w" + i), plan);
    }
    assertThat(panes.copy().remove(event(5, "w7").withdrawal(), plan)).isTrue();
    panes.add(event(5, "one more"), plan);
    assertThat(panes.isDegradedFrom(5)).isFalse();
    assertThat(panes.remove(event(5, "w7").withdrawal(), plan)).isFalse();
    assertThat(panes.isDegradedFrom(9)).isTrue();
    assertThat(panes.isDegradedFrom(10)).isFalse();
    panes.add(event(5, "another"), plan);
    assertThat(panes.copy().remove(event(5, "another").withdrawal(), plan)).isFalse();
    assertThat(panes.count(0, 10, plan)).isEqualTo(Bounds.RETRACTABLE + 2);
  }

  @Test
  void aLongStretchTellsApartNoMoreDifferentValuesThanAPane() {
    Panes.Plan plan = deepPlan();
    Panes panes = new Panes(plan);
    for (int i = 0; i < Bounds.DIFFERENT; i++) {
      assertThat(panes.add(event(i % 640, "w" + i), plan)).isTrue();
    }
    assertThat(panes.isDegradedFrom(0)).isFalse();
    assertThat(panes.add(event(639, "one more"), plan)).isFalse();
    assertThat(panes.isDegradedFrom(639)).isTrue();
    assertThat(panes.add(event(640, "later"), plan)).isTrue();
  }

  @Test
  void moreDifferentValuesThanAPaneTellsApartCountAsThatMany() {
    Panes.Plan plan = plan(3);
    Panes panes = new Panes(plan);
    for (int i = 0; i < Bounds.DIFFERENT; i++) {
      assertThat(panes.add(event(5, "w" + i), plan)).isTrue();
    }
    assertThat(panes.add(event(5, "one more"), plan)).isFalse();
    View view = new View(new Layout.Place[] {plan.layout().place(FORM.lanes().get(0))});
    panes.show(0, 10, plan, view);
    assertThat(view.value(0)).isEqualTo(Bounds.DIFFERENT);
    assertThat(panes.findings(0, 10, plan).isDegraded()).isTrue();
    assertThat(panes.findings(10, 20, plan).isDegraded()).isFalse();
  }
}
