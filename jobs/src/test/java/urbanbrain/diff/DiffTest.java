package urbanbrain.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes made to rules, each reported as what it is. */
class DiffTest {

  private static final String BOTH = Town.HOT + "---\n" + Town.CRASH;
  private static final String QUIET = with("works", "  quiet: { while: works, near: 1km }\n");

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void aChangeIsReportedAsWhatItIs(String name, String before, String after, String expected)
      throws IOException {
    assertThat(before).isNotEqualTo(after);
    assertThat(summary(new Town(folder).diff(before, after))).isEqualTo(expected);
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        change(
            "a lower threshold",
            "> 80",
            "> 60",
            "hot: 1 -> 1, 1 EARLIER, 1 TOLD_SOONER, 1 EVIDENCE"),
        change(
            "a higher threshold", "> 80", "> 91", "hot: 1 -> 1, 1 LATER, 1 TOLD_LATER, 1 EVIDENCE"),
        change("clears at a lower value", "< 50", "< 30", "hot: 1 -> 1, 1 LONGER, 1 EVIDENCE"),
        change("clears at a higher value", "< 50", "< 60", "hot: 1 -> 1, 1 SHORTER, 1 EVIDENCE"),
        change(
            "another severity",
            "Severe, headline: { en: \"Hot\"",
            "Minor, headline: { en: \"Hot\"",
            "hot: 1 -> 1, 1 SEVERITY"),
        change("less time", "within: 5m", "within: 3500ms", "crash: 2 -> 0, 2 gone"),
        change("a little less time", "within: 5m", "within: 3m", "crash: 2 -> 1, 1 gone"),
        change("more time", "within: 5m", "within: 8m", "crash: 2 -> 3, 1 added"),
        change(
            "less distance",
            "near: 500m }\nincident",
            "near: 100m }\nincident",
            "crash: 2 -> 1, 1 gone"),
        change(
            "more distance",
            "near: 500m }\nincident",
            "near: 800m }\nincident",
            "crash: 2 -> 3, 1 added"),
        change("a stricter where", "priority <= 2", "priority <= 1", "crash: 2 -> 1, 1 gone"),
        change(
            "a looser where",
            "priority <= 2",
            "priority <= 3",
            "crash: 2 -> 2, 1 TOLD_SOONER, 1 EVIDENCE"),
        change("a hold", "  raise:", "  hold: 1m\n  raise:", "hot: 1 -> 1, 1 LATER, 1 TOLD_LATER"),
        Arguments.of(
            "no hold any more",
            Town.HOT.replace("  raise:", "  hold: 1m\n  raise:"),
            Town.HOT,
            "hot: 1 -> 1, 1 EARLIER, 1 TOLD_SOONER"),
        change(
            "told on arrival",
            "owner: desk\nevents: { heat",
            "owner: desk\nfire: on_arrival\nevents: { heat",
            "hot: 1 -> 1, 1 TOLD_SOONER"),
        Arguments.of("quiet", Town.CRASH, QUIET, "crash: 2 -> 2, 1 HELD_BACK"),
        Arguments.of("not quiet any more", QUIET, Town.CRASH, "crash: 2 -> 2, 1 RELEASED"),
        change(
            "one where two were",
            "gap: 10m",
            "gap: 25m",
            "crash: 2 -> 1, 1 gone, 1 LONGER, 1 EVIDENCE"),
        Arguments.of(
            "two where one was",
            Town.CRASH.replace("gap: 10m", "gap: 25m"),
            Town.CRASH,
            "crash: 1 -> 2, 1 added, 1 SHORTER, 1 EVIDENCE"),
        Arguments.of("a rule more", Town.HOT, BOTH, "crash: 0 -> 2, 2 added"),
        Arguments.of("a rule less", BOTH, Town.HOT, "crash: 2 -> 0, 2 gone"),
        Arguments.of(
            "a rule in draft",
            BOTH,
            BOTH.replaceFirst("status: live", "status: draft"),
            "hot: 1 -> 0, 1 gone"),
        Arguments.of(
            "an all-clear",
            Town.CRASH,
            with("over", "  ends_when: over\n"),
            "crash: 2 -> 2, 1 REASON"),
        change("another headline", "\"Crash\"", "\"A crash\"", ""),
        Arguments.of("another order of the files", BOTH, Town.CRASH + "---\n" + Town.HOT, ""));
  }

  /** The rule with a further leg and what it is for. */
  private static String with(String leg, String words) {
    return Town.CRASH
        .replace("when: { all", "  %s: { stream: town.%s }\nwhen: { all".formatted(leg, leg))
        .replace("  same_if:", words + "  same_if:");
  }

  private static Arguments change(String name, String old, String now, String expected) {
    assertThat(BOTH).contains(old);
    return Arguments.of(name, BOTH, BOTH.replace(old, now), expected);
  }

  /** What a diff says of each rule that has a difference. */
  private static String summary(Diff diff) {
    return diff.counts().entrySet().stream()
        .filter(e -> !e.getValue().isEqual())
        .map(e -> e.getKey() + ": " + summary(e.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String summary(Diff.Counts counts) {
    String all = counts.old() + " -> " + counts.now();
    String added = counts.added() == 0 ? "" : ", " + counts.added() + " added";
    String gone = counts.gone() == 0 ? "" : ", " + counts.gone() + " gone";
    return all
        + added
        + gone
        + new TreeMap<>(counts.kinds())
            .entrySet().stream()
                .map(e -> ", " + e.getValue() + " " + e.getKey())
                .collect(Collectors.joining());
  }

  @Test
  void theSameRulesDoNotDiffer() throws IOException {
    Diff diff = new Town(folder).diff(BOTH, BOTH);
    assertThat(diff.isEmpty()).isTrue();
    assertThat(List.copyOf(diff.counts().keySet())).containsExactly("crash", "hot");
  }
}
