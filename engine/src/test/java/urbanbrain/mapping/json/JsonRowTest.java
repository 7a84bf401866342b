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

  @Test
  void membersMayStandInAnyOrder() throws Fault {
    JsonRow row = row("a", "b.c", "b.d");
    assertThat(values(row, "{'a': 1, 'x': 0, 'b': {'c': 2, 'd': 3}}")).isEqualTo("1 2 3");
    assertThat(values(row, "{'a': 4, 'x': 0, 'b': {'c': 5, 'd': 6}}")).isEqualTo("4 5 6");
    assertThat(values(row, "{'b': {'d': 6, 'c': 5}, 'a': 4}")).isEqualTo("4 5 6");
    assertThat(values(row, "{'a': 1, 'y': [{}], 'x': 0, 'b': {'d': 3}}")).isEqualTo("1 null 3");
    assertThat(values(row, "{'a': 4, 'b': {'e': 0, 'c': 5, 'd': 6}}")).isEqualTo("4 5 6");
  }

  @Test
  void membersMayBeMissingOrStandTwice() throws Fault {
    JsonRow row = row("a", "b", "c");
    assertThat(values(row, "{'a': 1, 'b': 2, 'c': 3}")).isEqualTo("1 2 3");
    assertThat(values(row, "{'a': 1, 'c': 3}")).isEqualTo("1 null 3");
    assertThat(values(row, "{'c': 3}")).isEqualTo("null null 3");
    assertThat(values(row, "{}")).isEqualTo("null null null");
    assertThat(values(row, "{'a': 1, 'a': 4, 'b': 2, 'a': 5, 'b': null}")).isEqualTo("5 null null");
    assertThat(values(row, "{'a': 1, 'b': 2, 'c': 3}")).isEqualTo("1 2 3");
  }

  @Test
  void aRecordMayHaveAnotherShape() throws Fault {
    JsonRow row = row("a", "a.b", "a.1");
    assertThat(values(row, "{'a': {'b': 1, 'x': 2}}")).isEqualTo("null 1 null");
    assertThat(values(row, "{'a': [7, 8, 9]}")).isEqualTo("null null 8");
    assertThat(values(row, "{'a': 'b'}")).isEqualTo("b null null");
    assertThat(values(row, "{'x': {'a': 3}, 'b': 4}")).isEqualTo("null null null");
    assertThat(values(row, "{'a': {'b': 1, '1': 2}}")).isEqualTo("null 1 2");
  }

  @Test
  void namesMayBeWrittenInAnyWay() throws Fault {
    JsonRow row = row("caf\u00e9", "a\"b", "c");
    for (int record = 0; record < 3; record++) {
      assertThat(values(row, "{'caf\u00e9': 1, 'a\\\"b': 2, 'c': 3}")).isEqualTo("1 2 3");
      assertThat(values(row, "{'caf\\u00e9' :1 ,'a\\u0022b' :2 ,'\\u0063':3}")).isEqualTo("1 2 3");
    }
  }

  @Test
  void asManyNamesMayBeOfNoUseAsThereAre() throws Fault {
    JsonRow row = row("a", "z", "nowhere");
    for (int record = 0; record < 200; record++) {
      String json = "{'a': 1, 'n%d': [0], 'm%d': {'z': 5}, 'z': 2}".formatted(record, record);
      assertThat(values(row, json)).isEqualTo("1 2 null");
      String longer = "{'%s': 0, 'z': 2, 'a': 1}".formatted("n".repeat(100 + record));
      assertThat(values(row, longer)).isEqualTo("1 2 null");
    }
  }

  @Test
  void elementsMayHaveTheirMembersInAnyOrder() throws Fault {
    JsonRow row = row("list[]", "list[].a", "list[].b");
    read(row, "{'list': [{'a': 1, 'b': 2}, {'b': 4, 'a': 3}, {'x': 0, 'a': 5}, {'a': 7, 'b': 8}]}");
    assertThat(elements(row, 1)).containsExactly("1", "3", "5", "7");
    assertThat(elements(row, 2)).containsExactly("2", "4", null, "8");
  }

  /** What stands in the three columns of a record. */
  private static String values(JsonRow row, String json) throws Fault {
    read(row, json);
    return "%s %s %s".formatted(row.text(0), row.text(1), row.text(2));
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
