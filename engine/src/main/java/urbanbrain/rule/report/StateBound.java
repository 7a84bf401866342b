package urbanbrain.rule.report;

import com.google.common.math.LongMath;
import java.util.Locale;
import urbanbrain.rule.Bounds;
import urbanbrain.rule.Form;
import urbanbrain.rule.Lane;
import urbanbrain.rule.Rule;
import urbanbrain.text.Durations;

/** Says what a rule keeps of one key at most; where that is reached, the oldest goes first. */
final class StateBound {

  private static final String JOIN =
      "for each key at most %s events a leg: those of %s, and those" + " that are not settled";

  private StateBound() {}

  /** What is kept of a key, and of its incidents where it raises any. */
  static String of(Rule rule) {
    String incidents =
        "; of its incidents at most %s matches until they are over"
            .formatted(number(Bounds.MATCHES_PER_RULE));
    return of(rule.when()) + (rule.raises() ? incidents : "");
  }

  private static String of(Form form) {
    if (form instanceof Form.All all) {
      return JOIN.formatted(
          number(Bounds.EVENTS_PER_FEED), Durations.write(all.before() + all.after()));
    }
    if (form instanceof Form.Sequence sequence) {
      return JOIN.formatted(number(Bounds.EVENTS_PER_FEED), Durations.write(sequence.to()));
    }
    if (form instanceof Form.Window window) {
      return window(window);
    }
    if (form instanceof Form.State) {
      return "for each key its last settled event, and at most %s that are not settled"
          .formatted(number(Bounds.VALUES_AHEAD));
    }
    if (form instanceof Form.Silent silent) {
      return "for each key its last settled event until it is forgotten after %s, and at most %s that are not settled"
              .formatted(Durations.write(silent.forget()), number(Bounds.SILENT_AHEAD))
          + (silent.known() == null ? "" : "; for each known asset that it is known");
    }
    return isPlain(form)
        ? "none of a key"
        : "for each key at most %s matches that are not settled"
            .formatted(number(Bounds.ANCHORS_PER_RULE));
  }

  /** Whether all events are judged alone, once and for all. */
  private static boolean isPlain(Form form) {
    return form.legs().stream().noneMatch(leg -> leg.isSignal() || leg.stream().isRevised());
  }

  private static String window(Form.Window window) {
    String lanes =
        "%d lane%s".formatted(window.lanes().size(), window.lanes().size() == 1 ? "" : "s");
    String ahead = ", and at most %s that are not settled".formatted(number(Bounds.PANES_AHEAD));
    if (!window.period().isFixed()) {
      return "for each key panes between the ends of its windows, with "
          + lanes
          + ahead
          + more(window);
    }
    long pane = LongMath.gcd(window.over(), window.every());
    return "for each key %s panes of %s with %s"
            .formatted(number(Bounds.panes(window, pane)), Durations.write(pane), lanes)
        + ahead
        + more(window);
  }

  private static String more(Form.Window window) {
    StringBuilder more = new StringBuilder();
    if (has(window, Lane.Op.DISTINCT)) {
      more.append("; %s different values a pane".formatted(number(Bounds.DIFFERENT)));
    }
    if (has(window, Lane.Op.PERCENTILE)) {
      more.append("; %s buckets a pane".formatted(number(Bounds.BUCKETS)));
    }
    if (window.of().stream().isRevised()) {
      more.append("; %s events a pane to be corrected".formatted(number(Bounds.RETRACTABLE)));
    }
    return more.toString();
  }

  private static boolean has(Form.Window window, Lane.Op op) {
    return window.lanes().stream().anyMatch(lane -> lane.op() == op);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
