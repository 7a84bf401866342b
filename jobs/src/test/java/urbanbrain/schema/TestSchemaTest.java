package urbanbrain.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleFiles.Compiled;
import urbanbrain.rule.RuleFiles.Source;
import urbanbrain.rule.test.parse.TestReader;
import urbanbrain.text.Problem;

/**
 * The schema of rules' tests and their parser say the same of what a test is made of. What streams
 * events may be of, and which fields they have, only the parser knows.
 */
class TestSchemaTest {

  private static final Path RULES = Path.of("../rules");
  private static final Path MISTAKES = Path.of("../engine/src/test/resources/rule_test");
  private static final String TEST = ".test.yaml";

  /** What the schema must find too. */
  private static final Pattern STRUCTURAL =
      Pattern.compile(
          "(a case|an incident) has no word .*|.* needs '(at|name|events|expect)'|'.*' is empty"
              + "|.* is no time: .*|.* is no series .*|.* is no duration.*|.* is no distance.*"
              + "|.* is none of the words known here.*|true or false is wanted here.*"
              + "|a whole number of at least 1 .*|nothing is said of this incident.*"
              + "|an empty list proves nothing.*|a case without events .*"
              + "|'nothing' is wanted here.*|a rule's test is a list.*|assets is a mapping.*");

  /** Times that look like some: only the parser knows that there is no such date. */
  private static final Pattern DATED = Pattern.compile("'\\d{4}-\\d\\d-\\d\\d.*");

  private static Compiled rules;

  @BeforeAll
  static void compile() throws IOException {
    rules = RuleFiles.compile(RuleFiles.read(List.of(RULES)));
  }

  static List<Path> tests() throws IOException {
    try (Stream<Path> all = Files.walk(RULES)) {
      return all.filter(f -> f.toString().endsWith(TEST)).sorted().toList();
    }
  }

  static List<Path> mistakes() throws IOException {
    try (Stream<Path> all = Files.list(MISTAKES)) {
      return all.sorted().toList();
    }
  }

  static IntStream seeds() {
    return IntStream.range(0, Integer.getInteger("seeds", 20));
  }

  @ParameterizedTest
  @MethodSource("tests")
  void everyTestIsValid(Path test) throws IOException {
    assertThat(Schemas.TEST.problems(document(Files.readString(test)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeInTheStructureIsOneForTheSchemaToo(Path mistake) throws IOException {
    String text = Files.readString(mistake.resolve("test.yaml"));
    Schemas.document(text).ifPresent(document -> agree(text, document, problems("crowd", text)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aChangeSomewhereIsAMistakeForBothOrForNeither(int seed) throws IOException {
    Random random = new Random(seed);
    List<Path> tests = tests();
    for (int round = 0; round < 15; round++) {
      Path test = tests.get(random.nextInt(tests.size()));
      JsonNode mutant = new Mutant(random).of(document(Files.readString(test)));
      String name = test.getFileName().toString();
      String rule = name.substring(0, name.length() - TEST.length());
      agree(mutant.toString(), mutant, problems(rule, mutant.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at: 0m",
        "at: 1h30m",
        "at: 1d 2h",
        "at: 90s every 1m30s to 10m",
        "at: 0m every 0s 8 times",
        "at: 0m every 5m times 8",
        "at: 2026-01-05 08:00",
        "at: 2026-01-05T08:00:00Z every 1h 3 times",
        "at: 5",
        "at: -5m",
        "at: 1.5h",
        "at: ''",
      })
  void aTimeIsOneForBothOrForNeither(String at) {
    String line =
        "- { name: a, events: [ { stream: traffic.crash, %s } ], expect: [ { severity: Minor } ] }";
    String text = line.formatted(at) + "\n- { name: b, events: [ { at: 0m } ], expect: nothing }";
    boolean isFine =
        problems("crash_with_ambulance", text).stream()
            .noneMatch(p -> STRUCTURAL.matcher(p.message()).matches());
    assertThat(Schemas.TEST.problems(document(text)).isEmpty()).as(at).isEqualTo(isFine);
  }

  @Test
  void theReadmeNamesEveryWord() throws IOException {
    String readme = Files.readString(RULES.resolve("README.md"));
    JsonNode schema = document(Files.readString(Schemas.TEST.file()));
    for (JsonNode words :
        List.of(
            schema.at("/items/properties"),
            schema.at("/items/properties/events/items/properties"),
            schema.at("/$defs/incident/properties"))) {
      words.fieldNames().forEachRemaining(word -> assertThat(readme).contains("`" + word + "`"));
    }
  }

  private static JsonNode document(String yaml) {
    return Schemas.document(yaml).orElseThrow();
  }

  private static List<Problem> problems(String rule, String text) {
    TestReader reader = new TestReader(rules.streams(), rules.rules());
    reader.read(rule, new Source(rule + TEST, text));
    return reader.problems();
  }

  private static void agree(String text, JsonNode document, List<Problem> problems) {
    List<String> found = Schemas.TEST.problems(document);
    boolean isStructural =
        problems.stream()
            .map(Problem::message)
            .anyMatch(m -> STRUCTURAL.matcher(m).matches() && !DATED.matcher(m).matches());
    if (isStructural) {
      assertThat(found).as("%s%n%s", text, problems).isNotEmpty();
    }
    if (!found.isEmpty()) {
      assertThat(problems).as("%s%n%s", text, found).isNotEmpty();
    }
  }
}
