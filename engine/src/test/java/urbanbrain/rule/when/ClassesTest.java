package urbanbrain.rule.when;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleFiles.Compiled;
import urbanbrain.rule.RuleFiles.Source;
import urbanbrain.text.Problem;

/** The class of every construct of the language, and of every way to put them together. */
class ClassesTest {

  /** Legs of every kind: of each class, as an event, as a signal. */
  private static final String EVENTS =
      """
      crash: { stream: city.crash }
      ems: { stream: city.ems_call }
      two: { stream: city.ems_call, count: 2 }
      zone: { stream: city.crash, inside: district/old_town, where: "!(zone.injured > 3)" }
      closed: { stream: city.closure }
      call: { stream: city.call }
      speed: { stream: city.speed }
      level: { stream: city.level }
      many: { signal: crowd }
      hush: { signal: quiet_tank }
      slow: { signal: slow }
      """;

  private static final String GONE = "no later event can take away what has come";

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "any: [crash]                                        | M | " + GONE,
        "any: [crash, zone]                                  | M | " + GONE,
        "any: [crash, many]                                  | M | " + GONE,
        "any: [crash, hush]                                  | A | the signal quiet_tank can be",
        "any: [crash, hush, slow]                            | N | the signal slow can be undone",
        "any: [crash, call]                                  | N | an event of call can be corrected",
        "all: [crash, ems], within: 1m                       | M | " + GONE,
        "all: [crash, two], within: 1m, near: 1km            | M | " + GONE,
        "all: [crash, ems, closed], at_least: 2, within: 1m  | M | " + GONE,
        "all: [crash, many], within: 1m                      | M | " + GONE,
        "all: [crash, hush], within: 1m                      | A | the signal quiet_tank can be",
        "all: [crash, slow], within: 1m                      | N | the signal slow can be undone",
        "all: [crash, hush, slow], within: 1m, at_least: 2   | N | the signal slow can be undone",
        "all: [crash, call], within: 1m                      | N | an event of call can be corrected",
        "all: [crash], absent: ems, within: 1m               | A | ems must not come, and still can",
        "all: [crash], absent: closed, within: 1m            | A | closed must not come",
        "all: [crash], absent: [many, ems], within: 1m       | A | many must not come",
        "all: [crash], absent: hush, within: 1m              | A | hush must not come",
        "all: [crash], absent: slow, within: 1m              | N | the signal slow can be undone",
        "all: [crash], absent: [ems, call], within: 1m       | N | an event of call can be corrected",
        "all: [crash, slow], absent: ems, within: 1m         | N | the signal slow can be undone",
        "sequence: [crash, ems], within: 1m                  | M | " + GONE,
        "sequence: [many, ems], within: { from: 1m, to: 2m } | M | " + GONE,
        "sequence: [crash, hush], within: 1m                 | A | the signal quiet_tank can be",
        "sequence: [crash, slow], within: 1m                 | N | the signal slow can be undone",
        "sequence: [call, ems], within: 1m                   | N | an event of call can be corrected",
        "sequence: [crash, ems], absent: zone, within: 1m    | A | zone must not come",
        "sequence: [crash, ems], absent: slow, within: 1m    | N | the signal slow can be undone",
        "silent: { of: level, by: tank, for: 1m }            | A | a late event of level breaks",
        "silent: { of: call, by: township, for: 1m }         | N | an event of call can be corrected",
        "state: { of: level, by: tank, is: level.dry, stale: 1m } | N | the last value of level is",
        "state: { of: call, by: township, is: 'true', stale: 1m } | N | an event of call can be",
      })
  void aRuleIsAsStrongAsItsWeakestPart(String when, String verdict, String why) throws IOException {
    check("when: { " + when + " }", verdict, why);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "count() >= 3 ; M ; an added event can only bring `raise`",
        "rate() >= 3 ; M ; an added event can only bring `raise`",
        "distinct(level.tank) > 1 ; M ; an added event can only bring `raise`",
        "max(level.metres) > 3 ; M ; an added event can only bring `raise`",
        "min(level.metres) < 3 ; M ; an added event can only bring `raise`",
        "max(level.metres) - min(level.metres) > 3 ; M ; an added event can only bring `raise`",
        "count() >= 3 && max(level.metres) > 3 ; M ; an added event can only bring `raise`",
        "count() >= 3 || min(level.metres) < 3 ; M ; an added event can only bring `raise`",
        "!(count() < 3) ; M ; an added event can only bring `raise`",
        "max(level.metres) < 3 ; A ; max(level.metres) can rise again when",
        "min(level.metres) > 3 ; A ; min(level.metres) can fall again when",
        "count() <= 3 && count() >= 1 ; A ; count() can rise again when a late",
        "!(count() > 3) && count() >= 1 ; A ; count() can change when a late",
        "count() >= 1 && (max(level.metres) < 3 || count() > 9) ; A ; max(level.metres) can rise",
        "avg(level.metres) > 3 ; N ; avg(level.metres) can fall again when",
        "avg(level.metres) < 3 ; N ; avg(level.metres) can rise again when",
        "avg(level.metres) < 3 && count() > 3 ; N ; avg(level.metres) can rise again when",
        "max(level.metres) < 3 && avg(level.metres) > 1 ; N ; avg(level.metres) can fall again",
        "sum(level.metres) > 3 ; N ; sum(level.metres) can fall again when a"
            + " late reading below zero",
        "stddev(level.metres) > 3 ; N ; stddev(level.metres) can fall again",
        "percentile(level.metres, 95) > 3 ; N ; percentile(level.metres, 95) can fall",
        "rate(level.metres) > 3 ; N ; rate(level.metres) can fall again when",
        "count() == 3 ; N ; count() can change when a late",
        "count() > 3 ? true : false ; N ; count() can change when a late",
        "!(max(level.metres) < 3) && count() > 0 ; N ; max(level.metres) can change when",
        "max(level.metres) / count() > 3 ; N ; max(level.metres) and count() can change",
      })
  void aWindowIsAsStrongAsItsCondition(String raise, String verdict, String why)
      throws IOException {
    String window = "when:\n  window: { of: level, by: tank, over: 5m, every: 1m }\n  raise: \"";
    check(window + raise + "\"\n", verdict, why);
    check(window + raise + "\"\n  of_last: 3 of 5\n  hold: 2m\n", verdict, why);
    check(window + raise + "\"\n  clear: avg(level.metres) < 2\n", verdict, why);
  }

  @Test
  void whatIsTheSameForAllEventsOfAKeyCannotUndoAnything() throws IOException {
    String window = "when:\n  window: { of: speed, by: segment, over: 5m, every: 1m }\n  raise: \"";
    check(window + "max(speed.kmh) > 1.2 * asset.free_flow_kmh\"", "M", "an added event can only");
    check(window + "avg(speed.kmh) < 0.5 * asset.free_flow_kmh\"", "N", "avg(speed.kmh) can rise");
  }

  @Test
  void aWindowOverARevisedStreamIsN() throws IOException {
    String window =
        "when:\n  window: { of: call, by: township, over: 5m, every: 1m }\n  raise: count() >= 3";
    check(window, "N", "an event of call can be corrected or cancelled (city.call is revised)");
  }

  @Test
  void whatEndsMutesOrGradesAnIncidentChangesNoClass() throws IOException {
    String when = "when: { all: [crash, ems], within: 1m, near: 1km }\n";
    String incident =
        """
        incident:
          severity: [ { Extreme: count(ems) >= 3 }, Severe ]
          headline: x
          ends_when: call
          quiet: { while: slow, near: 1km }
          explains: [crowd]
          storm: { more_than: 10, within: 1h }
        """;
    check(when + incident, "M", GONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "any: [crash]                             | it is of class M and raised on arrival anyway",
        "all: [crash], absent: ems, within: 1m    | it is of class A: what is not there is known",
        "silent: { of: level, by: tank, for: 1m } | it is of class A: what is not there is known",
        "silent: { of: call, by: township, for: 1m } | that nothing was heard is known only when",
      })
  void onlyWhatCanBeUndoneIsToldBeforeItIsFinal(String when, String reason) throws IOException {
    List<Problem> problems = compile("fire: on_arrival\nwhen: { " + when + " }").problems();
    assertThat(problems).extracting(Problem::message).singleElement().asString().contains(reason);
  }

  @Test
  void aProvisionalRuleSaysSo() throws IOException {
    Rule rule = rule("fire: on_arrival\nwhen: { any: [call] }");
    assertThat(rule.isProvisional()).isTrue();
    assertThat(rule.why())
        .endsWith(": raised on arrival as provisional, then confirmed or withdrawn");
    assertThat(rule("fire: when_final\nwhen: { any: [call] }").isProvisional()).isFalse();
  }

  private static void check(String text, String verdict, String why) throws IOException {
    Rule rule = rule(text);
    assertThat(rule.verdict().name()).as(rule.why()).isEqualTo(verdict);
    assertThat(rule.why()).startsWith(why).endsWith(": " + raised(verdict));
  }

  private static String raised(String verdict) {
    return switch (verdict) {
      case "M" -> "raised on arrival";
      case "A" -> "raised when settled";
      default -> "raised when final";
    };
  }

  private static Rule rule(String text) throws IOException {
    Compiled compiled = compile(text);
    assertThat(compiled.problems()).extracting(Problem::render).isEmpty();
    return compiled.rules().orElseThrow().rule("made").orElseThrow();
  }

  /** A rule of only those legs that its text names. */
  private static Compiled compile(String text) throws IOException {
    StringBuilder legs = new StringBuilder("events:\n");
    for (String leg : EVENTS.lines().toList()) {
      String name = leg.substring(0, leg.indexOf(':'));
      if (text.matches("(?s).*[\\[ ]%s[],.\\s].*".formatted(name))) {
        legs.append("  ").append(leg).append('\n');
      }
    }
    List<Source> sources =
        new ArrayList<>(RuleFiles.read(List.of(Path.of("src/test/resources/rule/given"))));
    String head = "rule: made\nsays: Made.\nstatus: live\n";
    sources.add(new Source("made.yaml", head + legs + text));
    return RuleFiles.compile(sources);
  }
}
