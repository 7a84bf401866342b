package urbanbrain.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleFiles.Source;
import urbanbrain.text.Problem;

/**
 * Schemas and parser say the same of what a file is made of: its words, which of them it needs, and
 * how their values look. What a value means, only the parser knows.
 */
class SchemasTest {

  private static final Path CASES = Path.of("../engine/src/test/resources/rule");
  private static final Path RULES = Path.of("../rules");

  /** What a schema must find too. */
  private static final Pattern STRUCTURAL =
      Pattern.compile(
          ".* has no word '.*|.* needs '.*|'.*' is empty|.* is a mapping.*|.* is no duration.*"
              + "|.* is no distance.*|.* is none of the words known here.*"
              + "|a whole number of at least 1 .*|a leg has either .*"
              + "|`of_last` says how many.*|.* \\(near\\) .* \\(same\\).*");

  private static final Pattern WORDS = Pattern.compile("Shape\\.of\\(([^;]*?)\\)[;.)]");
  private static final Pattern TEXT = Pattern.compile("\"([a-z_]+)\"");

  static List<Source> good() throws IOException {
    List<Source> good = new ArrayList<>(RuleFiles.read(List.of(RULES)));
    good.addAll(RuleFiles.read(List.of(CASES.resolve("given"))));
    return good;
  }

  static Stream<Path> mistakes() throws IOException {
    try (Stream<Path> cases = Files.list(CASES)) {
      return cases.filter(c -> !c.endsWith("given")).sorted().toList().stream();
    }
  }

  static IntStream seeds() {
    return IntStream.range(0, Integer.getInteger("seeds", 20));
  }

  @ParameterizedTest
  @MethodSource("good")
  void everyGoodFileIsValid(Source source) {
    JsonNode document = Schemas.document(source.text()).orElseThrow();
    assertThat(schema(source).problems(document)).isEmpty();
  }

  @Test
  void everyCityIsValid() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("../testdata"))) {
      Stream<Path> all = Stream.concat(folders, Stream.of(Path.of("deploy/city")));
      for (Path city : all.map(f -> f.resolve("city.yaml")).filter(Files::exists).toList()) {
        JsonNode document = Schemas.document(Files.readString(city)).orElseThrow();
        assertThat(Schemas.CITY.problems(document)).as("%s", city).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeInTheStructureIsOneForTheSchemaToo(Path mistake) throws IOException {
    List<Source> sources = new ArrayList<>(RuleFiles.read(List.of(CASES.resolve("given"))));
    List<Source> wrong = RuleFiles.read(List.of(mistake));
    sources.addAll(wrong);
    List<Problem> problems = RuleFiles.compile(sources).problems();
    for (Source source : wrong) {
      Schemas.document(source.text()).ifPresent(d -> agree(source, d, problems));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aChangeSomewhereIsAMistakeForBothOrForNeither(int seed) throws IOException {
    Random random = new Random(seed);
    List<Source> good = RuleFiles.read(List.of(RULES));
    for (int round = 0; round < 10; round++) {
      Source source = good.get(random.nextInt(good.size()));
      JsonNode mutant = new Mutant(random).of(Schemas.document(source.text()).orElseThrow());
      Source changed = new Source(source.path(), mutant.toString());
      List<Source> all = new ArrayList<>(good);
      all.set(good.indexOf(source), changed);
      agree(changed, mutant, RuleFiles.compile(all).problems());
    }
  }

  @Test
  void everyWordOfTheParserIsInASchema() throws IOException {
    TreeSet<String> known = new TreeSet<>();
    for (Schemas schema : Schemas.all()) {
      Schemas.document(Files.readString(schema.file())).ifPresent(d -> collect(d, known));
    }
    TreeSet<String> words = new TreeSet<>();
    words.addAll(words(Path.of("../engine/src/main/java/urbanbrain/rule")));
    words.addAll(words(Path.of("src/main/java/urbanbrain/city")));
    assertThat(words).contains("rule", "sequence", "more_than", "spans", "lateness");
    assertThat(known).containsAll(words);
  }

  @Test
  void everyWordOfRulesAndStreamsIsInTheReadme() throws IOException {
    TreeSet<String> words = new TreeSet<>();
    for (Schemas schema : List.of(Schemas.RULE, Schemas.STREAM)) {
      Schemas.document(Files.readString(schema.file())).ifPresent(d -> collect(d, words));
    }
    String readme = Files.readString(RULES.resolve("README.md"));
    words.removeIf(word -> readme.contains("`" + word + "`"));
    assertThat(words).isEmpty();
  }

  private static void agree(Source source, JsonNode document, List<Problem> problems) {
    Optional<Problem> structural =
        problems.stream()
            .filter(p -> p.file().equals(source.path()))
            .filter(p -> STRUCTURAL.matcher(p.message()).matches())
            .findFirst();
    List<String> found = schema(source).problems(document);
    if (structural.isPresent()) {
      assertThat(found).as("%s%n%s", source.text(), structural.get().render()).isNotEmpty();
    }
    if (!found.isEmpty()) {
      assertThat(problems).as("%s%n%s", source.text(), found).isNotEmpty();
    }
  }

  private static Schemas schema(Source source) {
    return source.declaresStreams() ? Schemas.STREAM : Schemas.RULE;
  }

  /** The names of all properties, at any depth. */
  private static void collect(JsonNode node, Set<String> known) {
    if (node.has("properties")) {
      node.get("properties").fieldNames().forEachRemaining(known::add);
    }
    node.forEach(child -> collect(child, known));
  }

  private static Set<String> words(Path folder) throws IOException {
    TreeSet<String> words = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher shape = WORDS.matcher(Files.readString(file));
        while (shape.find()) {
          String list = shape.group(1);
          Matcher word = TEXT.matcher(list);
          while (word.find()) {
            words.add(word.group(1));
          }
        }
      }
    }
    return words;
  }
}
