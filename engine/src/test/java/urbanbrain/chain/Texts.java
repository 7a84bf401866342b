package urbanbrain.chain;

import java.util.List;
import java.util.stream.Collectors;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;

/** Built rules in about the words in which people would write them; times in milliseconds. */
final class Texts {

  private Texts() {}

  static String of(Form form) {
    if (form instanceof Form.Any any) {
      return "any " + of(any.legs());
    }
    if (form instanceof Form.All all) {
      return "all %s absent %s before %d after %d near %s same %s at_least %d"
          .formatted(
              of(all.filled()),
              of(all.absent()),
              all.before(),
              all.after(),
              all.near(),
              all.same(),
              all.atLeast());
    }
    if (form instanceof Form.Sequence s) {
      return "sequence %s absent %s from %d to %d near %s same %s"
          .formatted(of(s.steps()), of(s.absent()), s.from(), s.to(), s.near(), s.same());
    }
    if (form instanceof Form.Window w) {
      return "window %s by %s over %d every %s raise %s %s clear %s hold %d keep %d"
          .formatted(
              of(w.legs()),
              w.by(),
              w.over(),
              w.period(),
              of(w.raise()),
              w.ofLast(),
              of(w.clear()),
              w.hold(),
              w.keep());
    }
    if (form instanceof Form.State s) {
      return "state %s by %s is %s for %d stale %d"
          .formatted(of(s.legs()), s.by(), ((Words.Fits) s.is()).text(), s.hold(), s.stale());
    }
    Form.Silent s = (Form.Silent) form;
    String known = s.known() == null ? "" : " known " + s.known().text();
    return "silent %s by %s for %d forget %d%s"
        .formatted(of(s.legs()), s.by(), s.hold(), s.forget(), known);
  }

  static String of(IncidentSpec spec) {
    String more =
        (spec.endsWhen() == null ? "" : " ends_when " + of(List.of(spec.endsWhen())))
            + (spec.quiet() == null ? "" : " quiet " + of(List.of(spec.quiet().leg())))
            + (spec.quiet() == null ? "" : " near " + spec.quiet().near())
            + (spec.explains() == null ? "" : " " + spec.explains())
            + (spec.storm() == null ? "" : " " + spec.storm());
    return "gap %d near %s sameKey %s%s".formatted(spec.gap(), spec.near(), spec.sameKey(), more);
  }

  private static String of(Object condition) {
    return condition instanceof Words.Holds holds ? "'" + holds.text() + "'" : "-";
  }

  private static String of(List<Leg> legs) {
    return legs.stream()
        .map(
            l ->
                "%s: %s%s%s"
                    .formatted(
                        l.name(),
                        l.isSignal() ? "signal " + l.signal() : l.stream().name(),
                        l.whereText().isEmpty() ? "" : " where " + l.whereText(),
                        l.count() > 1 ? " count " + l.count() : ""))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
