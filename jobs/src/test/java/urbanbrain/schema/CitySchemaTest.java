package urbanbrain.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.city.City;
import urbanbrain.text.Problem;

/**
 * The schema of city files and their parser say the same of what one is made of. What files, rules
 * and zones there are, and what an expression means, only the parser knows.
 */
class CitySchemaTest {

  /** What the schema must find too. A file that needs its format is known by its name. */
  private static final Pattern STRUCTURAL =
      Pattern.compile(
          ".* has no word '.*|.* needs '(?!format).*|'.*' is empty|.* is a mapping.*|.* is no duration.*"
              + "|.* is none of the words known here.*");

  @TempDir private Path folder;

  static List<Path> cities() throws IOException {
    try (Stream<Path> made = Files.list(Path.of("../testdata"));
        Stream<Path> tested = Files.list(Path.of("src/test/resources"))) {
      return Stream.concat(made, tested)
          .map(f -> f.resolve("city.yaml"))
          .filter(Files::exists)
          .sorted()
          .toList();
    }
  }

  static IntStream seeds() {
    return IntStream.range(0, Integer.getInteger("seeds", 20));
  }

  @ParameterizedTest
  @MethodSource("cities")
  void everyCityIsValid(Path city) throws IOException {
    JsonNode document = Schemas.document(Files.readString(city)).orElseThrow();
    assertThat(Schemas.CITY.problems(document)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aChangeSomewhereIsAMistakeForBothOrForNeither(int seed) throws IOException {
    Random random = new Random(seed);
    List<Path> cities = cities();
    for (int round = 0; round < 10; round++) {
      Path city = cities.get(random.nextInt(cities.size()));
      JsonNode mutant =
          new Mutant(random).of(Schemas.document(Files.readString(city)).orElseThrow());
      agree(mutant, problems(city, mutant));
    }
  }

  private static void agree(JsonNode document, List<Problem> problems) {
    List<String> found = Schemas.CITY.problems(document);
    Optional<Problem> structural =
        problems.stream().filter(p -> STRUCTURAL.matcher(p.message()).matches()).findFirst();
    structural.ifPresent(
        problem -> assertThat(found).as("%s%n%s", document, problem.render()).isNotEmpty());
    if (!found.isEmpty()) {
      assertThat(problems).as("%s%n%s", document, found).isNotEmpty();
    }
  }

  /** What the parser says of a changed city file in the place of a good one. */
  private List<Problem> problems(Path city, JsonNode changed) throws IOException {
    Path beside = city.toAbsolutePath().normalize().getParent();
    Path file = folder.resolve("city.yaml");
    Files.writeString(file, changed.toString());
    City.Given given =
        new City.Given(
            Optional.of(beside), Optional.of(rules(beside)), 1_900_000_000_000L, City.Sources.ANY);
    return City.read(file, given).problems().stream()
        .filter(p -> p.file().equals(file.toString()))
        .toList();
  }

  private static Path rules(Path beside) {
    Path own = beside.resolve("rules");
    return Files.exists(own) ? own : Path.of("../rules");
  }
}
