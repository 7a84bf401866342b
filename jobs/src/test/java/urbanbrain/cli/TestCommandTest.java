package urbanbrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import picocli.CommandLine;
import urbanbrain.rule.report.Examples;

class TestCommandTest {

  private static final Pattern TIMES = Pattern.compile(", [\\d.]+ s, \\d+ ms a case");
  private static final Pattern SHOWN =
      Pattern.compile("```text\n(rules/ambulance_delayed\\.test\\.yaml:.*?)```", Pattern.DOTALL);

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private Path rule;
  private Path test;

  /** The first example of rules/README.md, with its test. */
  @BeforeEach
  void writeTheExample() throws IOException {
    Examples examples = Examples.read();
    Path streams = Files.createDirectory(folder.resolve("streams"));
    rule = folder.resolve("ambulance_delayed.yaml");
    test = folder.resolve("ambulance_delayed.test.yaml");
    Files.writeString(rule, examples.sources().get(0).text());
    Files.writeString(test, examples.test());
    String dictionary =
        examples.sources().stream().filter(s -> s.declaresStreams()).findFirst().get().text();
    Files.writeString(streams.resolve("city.yaml"), dictionary);
  }

  @Test
  void aRuleThatPassesIsSummedUp() {
    assertThat(run(folder.toString())).as(err.toString()).isZero();
    assertThat(out.toString())
        .matches("1 rule, 2 cases, 0 failures, \\d+\\.\\d s, \\d+ ms a case\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theRulesOfTheProjectPass() {
    assertThat(run("../rules", "--shuffles", "2")).as(out.toString()).isZero();
    assertThat(out.toString()).containsPattern("^\\d+ rules, \\d+ cases, 0 failures, ");
  }

  @Test
  void aRuleMayBeNamedByItsFileOrItsTest() {
    assertThat(run(rule.toString())).isZero();
    assertThat(run(test.toString(), "--shuffles", "0")).isZero();
    assertThat(out.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("1 rule, 2"));
  }

  @Test
  void aFailureIsATimelineAsTheReadmeShowsIt() throws IOException {
    change(rule, "after: 8m", "after: 9m");
    assertThat(run(folder.toString())).isEqualTo(1);
    Matcher shown = SHOWN.matcher(Files.readString(Examples.README));
    assertThat(shown.find()).isTrue();
    String told = out.toString().replace(folder.toString(), "rules");
    assertThat(timeless(told)).isEqualTo(timeless(shown.group(1)));
  }

  private static String timeless(String text) {
    return TIMES.matcher(text).replaceAll("");
  }

  @Test
  void whatCannotFillALegIsCountedWhereAnIncidentIsMissing() throws IOException {
    change(rule, "crash.injured >= 1", "crash.injured >= 3");
    assertThat(run(folder.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("  missing: raised 8m, severity Severe, ")
        .contains("    crash: 0 of 1 events of city.crash fit, where crash.injured >= 3\n")
        .contains("    ems, to be absent: 2 of 2 events of city.ems_call fit\n")
        .contains("1 rule, 2 cases, 1 failure, ");
  }

  @Test
  void aRuleWithoutATestIsAProblem() throws IOException {
    Files.delete(test);
    assertThat(run(folder.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("ambulance_delayed.yaml:1:1 no test stands beside the rule")
        .contains("\nrule: ambulance_delayed\n^\n");
    assertThat(out.toString()).startsWith("0 rules, 0 cases, 0 failures, 1 problem, ");
  }

  @Test
  void aTestWithoutARuleIsAProblem() throws IOException {
    Files.move(test, folder.resolve("other.test.yaml"));
    assertThat(run(folder.resolve("other.test.yaml").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("other.test.yaml:1:1 no rule stands beside the test");
  }

  @Test
  void problemsOfRulesAndTestsAreListedTogether() throws IOException {
    change(rule, "severity: Severe", "severity: Sever");
    change(test, "injured: 2", "injurd: 2");
    assertThat(run(folder.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("ambulance_delayed.yaml:11:23 'Sever' is none of the words known here")
        .contains("ambulance_delayed.test.yaml:5:48 an event has no word 'injurd'");
  }

  @Test
  void junitXmlHasASuiteARuleAndTheTimelineOfAFailure() throws Exception {
    change(rule, "after: 8m", "after: 9m");
    Path file = folder.resolve("junit.xml");
    assertThat(run(folder.toString(), "--junit", file.toString())).isEqualTo(1);
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Files.readString(file))));
    Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("name")).isEqualTo("ambulance_delayed");
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    Element failure = (Element) xml.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).startsWith("missing: raised 8m, severity Severe");
    assertThat(failure.getTextContent()).contains("  ! 8m    raised");
    assertThat(((Element) failure.getParentNode()).getAttribute("name"))
        .isEqualTo("nobody comes within 8 minutes");
  }

  @Test
  void wrongUsageIsToldApart() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("nowhere")).isEqualTo(2);
    assertThat(run(folder.toString(), "--shuffles", "-1")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no nowhere", "--shuffles is 0 or more, not -1");
  }

  private static void change(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private int run(String... args) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(List.of("test"));
    all.addAll(List.of(args));
    return command.execute(all.toArray(String[]::new));
  }
}
