package urbanbrain.rule.report;

import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.text.Durations;

/** Says how long after the event that decides it a rule is raised. */
final class Firing {

  private Firing() {}

  static String of(Rule rule) {
    if (rule.verdict() == RuleClass.M) {
      return onArrival(rule.when());
    }
    return rule.isProvisional()
        ? provisional(rule.when())
            + ", as provisional; confirmed or withdrawn "
            + settled(rule.when())
        : settled(rule.when());
  }

  private static String onArrival(Form form) {
    if (form instanceof Form.Window window && (window.hold() > 0 || isOfSome(window))) {
      return "as an event arrives by which it has held for "
          + Durations.write(window.hold() + window.every() * (window.ofLast().needed() - 1L));
    }
    boolean starts = form instanceof Form.Sequence || form instanceof Form.Any;
    return starts && form.legs().stream().anyMatch(Leg::isSignal)
        ? "as the deciding event arrives; a signal counts once its start is final"
        : "as the deciding event arrives";
  }

  private static boolean isOfSome(Form.Window window) {
    return window.ofLast().needed() > 1;
  }

  private static String provisional(Form form) {
    return form instanceof Form.Window
        ? "as the key's first event at or after the deciding boundary arrives"
        : "as the deciding event arrives";
  }

  private static String settled(Form form) {
    if (form instanceof Form.Window window) {
      long most = window.hold() + window.ofLast().needed() * window.every();
      return "up to %s and the lateness of its source after the deciding event"
          .formatted(Durations.write(most));
    }
    if (form instanceof Form.State state) {
      return after(state.hold(), "the lateness of its source", "the deciding event");
    }
    if (form instanceof Form.Silent silent) {
      return after(silent.hold(), "the lateness of its source", lastEvent(silent))
          + ", as long as its source lives";
    }
    if (form instanceof Form.All all) {
      return joined(all, all.after(), all.anchor().name());
    }
    return form instanceof Form.Sequence sequence
        ? joined(sequence, sequence.to(), sequence.steps().get(0).name())
        : "once the lateness of its sources is over" + signals(form);
  }

  private static String lastEvent(Form.Silent silent) {
    return silent.known() == null
        ? "the key's last event"
        : "the key's last event, of a known asset without one its source's first";
  }

  private static String joined(Form form, long reach, String anchor) {
    return after(reach, "the lateness of its sources", "`" + anchor + "`") + signals(form);
  }

  private static String signals(Form form) {
    boolean hasSignals = form.legs().stream().anyMatch(Leg::isSignal);
    return hasSignals ? ", and its signals are final: see there" : "";
  }

  private static String after(long wait, String lateness, String what) {
    String both = wait == 0 ? lateness : Durations.write(wait) + " and " + lateness;
    return both + " after " + what;
  }
}
