package urbanbrain.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import urbanbrain.event.Place;

class TruthFileTest {

  private static final String TIMES =
      "'start':'2026-03-02T16:00:00-05:00','end':'2026-03-02T17:00:00-05:00'";

  @TempDir private Path temp;

  @Test
  void readsPlacesKeysAndOpenEnds() throws IOException {
    TruthFile.Read read =
        read(
            "{'id':'a','rule':'fire',%s,'lat':40.5,'lon':-75,'radius_m':300}".formatted(TIMES),
            "",
            "{'id':'b','kind':'crash','start':'2026-03-02T16:00:00Z','end':null,'key':'k7'}");
    assertThat(read.problems()).isEmpty();
    assertThat(read.truths())
        .containsExactly(
            new Truth(
                "a",
                "fire",
                null,
                1_772_485_200_000L,
                1_772_488_800_000L,
                new Place(40.5, -75),
                300,
                null),
            new Truth(
                "b",
                null,
                "crash",
                1_772_467_200_000L,
                Long.MAX_VALUE,
                Place.NONE,
                Double.NaN,
                "k7"));
  }

  @Test
  void tellsAllMistakesWithTheirPlaces() throws IOException {
    TruthFile.Read read =
        read(
            "{'id':'a','rule':'fires',%s}".formatted(TIMES),
            "nothing",
            "{'id':'b','rule':'fire',%s,'lat':91,'lon':0,'radius_m':1}".formatted(TIMES));
    assertThat(read.problems()).extracting(p -> p.line() + ":" + p.column()).hasSize(3);
    assertThat(read.problems().get(0).message()).contains("no rule fires").contains("'fire'");
    assertThat(read.problems().get(0).column()).isEqualTo(11);
    assertThat(read.problems().get(1).message()).startsWith("no JSON");
    assertThat(read.problems().get(2).message()).startsWith("no place on earth");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'rule':'fire',T                                       | a truth has an id
          'id':'a',T                                            | either a rule or a kind
          'id':'a','rule':'fire','kind':'crash',T               | either a rule or a kind
          'id':'a','rule':'fire'                                | a truth has a start
          'id':'a','rule':'fire','start':'noon'                 | no date and time
          'id':'a','rule':'fire',T,'lat':1                      | lat and lon stand together
          'id':'a','rule':'fire',T,'lat':1,'lon':1              | radius_m of at least 0
          'id':'a','rule':'fire',T,'lat':'x','lon':1            | lat is a number
          'id':'a','rule':'fire',T,'radius':1                   | no such word: radius
          'id':'a','kind':'flood',T                             | there is no kind
          """)
  void refusesWhatCannotBeMeant(String words, String message) throws IOException {
    TruthFile.Read read = read("{" + words.replace("T", TIMES) + "}");
    assertThat(read.truths()).isEmpty();
    assertThat(read.problems()).hasSize(1);
    assertThat(read.problems().get(0).message()).contains(message);
  }

  @Test
  void anIdIsGivenOnce() throws IOException {
    String line = "{'id':'a','rule':'fire',%s}".formatted(TIMES);
    assertThat(read(line, line).problems().get(0).message()).contains("another truth has the id");
  }

  private TruthFile.Read read(String... lines) throws IOException {
    Path file = temp.resolve("truth.ndjson");
    Files.write(file, List.of(String.join("\n", lines).replace('\'', '"')));
    return TruthFile.read(file, List.of("fire", "wind"), List.of("crash"));
  }
}
