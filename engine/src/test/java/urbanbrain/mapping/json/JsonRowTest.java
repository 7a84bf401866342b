package urbanbrain.mapping.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import urbanbrain.mapping.Fault;
import urbanbrain.text.Decimals;

/** What is read of records that are JSON, one after the other. */
class JsonRowTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "7",
        "-7",
        "99999999999999",
        "100000000000000",
        "999999999999999",
        "-99999999999999",
        "-999999999999999",
        "1000000000000000",
        "9007199254740993",
        "-9223372036854775809",
        "123456789012345678901234567890",
        "1e3",
        "1E+3",
        "-1e-3",
        "1.0",
        "-0.0",
        "0.1",
        "1e999"
      })
  void aNumberIsWhatItsTextSays(String number) throws Fault {
    JsonRow row = read(row("a", "b"), "{'a': %s, 'b': [%s]}".formatted(number, number));
    assertThat(bits(row.number(0))).isEqualTo(bits(Decimals.parse(number)));
    assertThat(row.text(0)).isEqualTo(number);
    assertThat(bits(row.number(0))).isEqualTo(bits(Decimals.parse(number)));
    assertThat(row.has(0)).isTrue();
    assertThat(row.isNested(0)).isFalse();
  }

  private static long bits(double number) {
    return Double.doubleToRawLongBits(number);
  }

  @ParameterizedTest
  @CsvSource({
    "0, true",
    "-0, false",
    "-1, true",
    "999999999999999, true",
    "-99999999999999, true",
    "-999999999999999, false",
    "1000000000000000, false",
    "1.0, false",
    "1e3, false",
    "'''1''', false",
    "null, false",
    "true, false",
    "[1], false"
  })
  void aWholeNumberIsKnownAsSuch(String value, boolean isWhole) throws Fault {
    JsonRow row = read(row("a"), "{'a': %s}".formatted(value));
    assertThat(row.isWhole(0)).isEqualTo(isWhole);
    if (isWhole) {
      assertThat(row.whole(0)).isEqualTo(Long.parseLong(value));
    }
  }

  @Test
  void aWholeNumberIsForgottenWithItsRecord() throws Fault {
    JsonRow row = row("a");
    assertThat(read(row, "{'a': 5}").text(0)).isEqualTo("5");
    assertThat(read(row, "{'a': 6}").text(0)).isEqualTo("6");
    assertThat(read(row, "{'a': 'x'}").text(0)).isEqualTo("x");
    assertThat(read(row, "{'a': 7, 'a': null}").text(0)).isNull();
    assertThat(read(row, "{'b': 1}").has(0)).isFalse();
    assertThat(row.isWhole(0)).isFalse();
  }

  @Test
  void elementsKeepTheirNumbers() throws Fault {
    JsonRow row = row("list[]", "list[].n", "list[].name", "list[].value");
    read(row, "{'list': [{'n': 1}, {'n': 2.5}, {}, {'n': -0}]}");
    assertThat(elements(row, 1)).containsExactly("1", "2.5", null, "-0");
    read(row, "{'list': {'a': 1, 'b': {'n': 20}, 'c': null, 'd': 0}}");
    assertThat(elements(row, 1)).containsExactly(null, "20", null);
    assertThat(elements(row, 2)).containsExactly("a", "b", "d");
    assertThat(elements(row, 3)).containsExactly("1", null, "0");
  }

  /** What stands in a column of each element of the list in the first column. */
  private static List<String> elements(JsonRow row, int slot) throws Fault {
    List<String> texts = new ArrayList<>();
    for (int element = 0; element < row.elements(0); element++) {
      row.open(0, element);
      texts.add(row.text(slot));
    }
    return texts;
  }

  private static JsonRow row(String... columns) {
    return new JsonRow(List.of(columns));
  }

  private static JsonRow read(JsonRow row, String json) throws Fault {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    row.read(bytes, 0, bytes.length);
    return row;
  }
}
