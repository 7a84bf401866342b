package urbanbrain.rehearsal;

import java.util.ArrayList;
import java.util.List;
import urbanbrain.rule.test.Case;
import urbanbrain.rule.test.Comparison;
import urbanbrain.rule.test.Fits;
import urbanbrain.rule.test.Timeline;
import urbanbrain.verdict.IncidentLines;

/** What is wrong with one case, told so that it can be understood; or nothing. */
final class Failure {

  private final Cast cast;
  private final Case of;
  private final IncidentLines lines;
  private final List<String> differences = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  Failure(Cast cast, Case of) {
    this.cast = cast;
    this.of = of;
    this.lines = new IncidentLines(of.zone());
  }

  boolean isNone() {
    return differences.isEmpty();
  }

  /** A line for each difference. */
  List<String> differences() {
    return differences;
  }

  /** All of it; empty if there is none. */
  String text() {
    return text.toString();
  }

  /** What was expected, and what was seen. */
  void compare(Comparison comparison) {
    if (comparison.differences().isEmpty()) {
      return;
    }
    differences.addAll(comparison.differences());
    text.append(new Timeline(comparison).text());
    comparison
        .differences()
        .forEach(difference -> text.append("  ").append(difference).append('\n'));
    if (comparison.isAnyMissing()) {
      text.append("  the events that can fill the rule's legs:\n");
      new Fits(cast.rules())
          .of(cast.rule(), of)
          .forEach(line -> text.append("    ").append(line).append('\n'));
    }
  }

  /** The final incidents of two orders of arrival, which must be the same. */
  void compare(Script script, Play play, Script other, Play otherPlay) {
    List<String> first = play.lines(lines);
    List<String> second = otherPlay.lines(lines);
    if (first.equals(second)) {
      return;
    }
    differences.add(
        "the final incidents depend on the order of arrival: %s, and %s"
            .formatted(script.name(), other.name()));
    text.append("  the final incidents depend on the order of arrival\n");
    tell(script, first);
    tell(other, second);
  }

  private void tell(Script script, List<String> incidents) {
    text.append("  %s: %s%n".formatted(script.name(), script.text(of)));
    incidents.forEach(line -> text.append("    ").append(line).append('\n'));
    text.append(incidents.isEmpty() ? "    nothing\n" : "");
  }
}
