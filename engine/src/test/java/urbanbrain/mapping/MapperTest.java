package urbanbrain.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of records, and what is wrong with those that become nothing. */
class MapperTest {

  private static final String TIMES = "2026-03-02T10:00:00Z,2026-03-02T10:00:05Z";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "reading,s1,T,40.5,-75.5,80,true,fine|10:00:00Z 40.5,-75.5 sensor=s1 note=fine kmh=80 mph=50 open=true",
        "reading,s1,T,,,,,|10:00:00Z sensor=s1",
        "reading,s1,T,0,0,1e1,0,|10:00:00Z 0.0,0.0 sensor=s1 kmh=10 mph=6.25 open=false",
        "\"reading\",\"s,1\",T,,, 80 ,1,\"say \"\"hi\"\"\"|10:00:00Z sensor=s,1 note=say \"hi\" kmh=80 mph=50 open=true",
        "reading,s1,T,,,,,5\" pipe|10:00:00Z sensor=s1 note=5\" pipe",
        "noise,,,,,,,,|ignored",
      })
  void aRowBecomesAnEvent(String row, String expected) throws Fault {
    assertThat(Mappings.map(Format.CSV, row.replace("T,", TIMES + ",")).replace("2026-03-02T", ""))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "parade,s1,T,,,,,|no_stream in null: no entry of the source's mapping takes it",
        "reading,s1,T,,,80|not_parsed in null: it has 7 cells, not 9",
        "reading,s1,T,,,80,,,,|not_parsed in null: it has 11 cells, not 9",
        "reading,\"s1,T,,,80,,|not_parsed in null: a quote is opened and not closed",
        "reading,\"s\"1,T,,,80,,|not_parsed in null: a closing quote is followed by more than a comma",
        "reading,,T,,,80,,|missing_field in sensor: the event has no key",
        "reading,s1,,2026-03-02T10:00:05Z,,,80,,|missing_field in at: there is no time",
        "reading,s1,2026-03-02T10:00:05Z,,,,80,,|missing_field in in: there is no time",
        "reading,s1,noon,2026-03-02T10:00:05Z,,,80,,|bad_time in at: 'noon' is no time in ISO-8601 or epoch milliseconds",
        "reading,s1,2026-03-02T10:00:00Z,noon,,,80,,|bad_time in in: 'noon' is no time in ISO-8601 or epoch milliseconds",
        "reading,s1,2099-01-01,2026-03-02T10:00:05Z,,,80,,|future_time in at: 2099-01-01T00:00:00Z is later than its arrival, 2026-03-02T10:00:05Z, by more than 60000 ms",
        "reading,s1,T,91,10,80,,|bad_place in lat: '91' is no number of degrees from -90 to 90",
        "reading,s1,T,50,-180.5,80,,|bad_place in lon: '-180.5' is no number of degrees from -180 to 180",
        "reading,s1,T,50,,80,,|bad_place in lon: nothing is no number of degrees from -180 to 180",
        "reading,s1,T,north,10,80,,|bad_place in lat: 'north' is no number of degrees from -90 to 90",
        "reading,s1,T,,,fast,,|wrong_type in kmh: 'fast' is no number",
        "reading,s1,T,,,NaN,,|not_finite in kmh: 'NaN' is not finite",
        "reading,s1,T,,,-Infinity,,|not_finite in kmh: '-Infinity' is not finite",
        "reading,s1,T,,,300.5,,|out_of_range in kmh: 300.5 is not from 0 to 300",
        "reading,s1,T,,,-1,,|out_of_range in kmh: -1 is not from 0 to 300",
        "reading,s1,T,,,1e999,,|out_of_range in kmh: Infinity is not from 0 to 300",
        "reading,s1,T,,,80,ajar,|wrong_type in open: 'ajar' is neither true nor false",
      })
  void whatIsWrongWithARowIsSaid(String row, String expected) throws Fault {
    assertThat(Mappings.map(Format.CSV, row.replace("T,", TIMES + ","))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{B,'kmh':80.0,'open':false,'lat':1.5,'lon':2}|10:00:00Z 1.5,2.0 sensor=s1 kmh=80 mph=50 open=false",
        "{B,'kmh':'80','open':'true','note':12345678901234567890}|10:00:00Z sensor=s1 note=12345678901234567890 kmh=80 mph=50 open=true",
        "{B,'kmh':null,'other':{'kmh':[1,{'kmh':2}]},'note':'caf\\u00e9'}|10:00:00Z sensor=s1 note=café",
        "{B,'kmh':1,'kmh':80}|10:00:00Z sensor=s1 kmh=80 mph=50",
        "{B,'kmh':NaN}|not_finite in kmh: 'NaN' is not finite",
        "{B,'kmh':-Infinity}|not_finite in kmh: '-Infinity' is not finite",
        "{B,'kmh':[80]}|wrong_type in kmh: a list or an object is no value",
        "{B,'note':{'a':1}}|wrong_type in note: a list or an object is no value",
        "{B,'kmh':true}|wrong_type in kmh: 'true' is no number",
        "{B,'lat':{'deg':1},'lon':2}|bad_place in lat: a list or an object is no number of degrees from -90 to 90",
        "[1,2]|not_parsed in null: it is no JSON object",
        "{B,'kmh':8|not_parsed in null: no JSON at character 87: Unexpected end-of-input: expected close marker for Object...",
        "{B} {B}|not_parsed in null: the object is followed by something",
        "{B,,}|not_parsed in null: no JSON at character 80: Unexpected character (',' (code 44)): was expecting doubl...",
      })
  void aDocumentIsReadToItsEnd(String json, String expected) throws Fault {
    String base =
        "\"kind\":\"reading\",\"sensor\":\"s1\",\"at\":1772445600000,\"in\":\"2026-03-02T10:00:05Z\"";
    String text = json.replace('\'', '"').replace("{B", "{" + base);
    assertThat(Mappings.map(Format.NDJSON, text).replace("2026-03-02T", "")).isEqualTo(expected);
  }

  @Test
  void nestingIsLimited() throws Fault {
    String fits = "{\"kind\":\"noise\",\"x\":" + "[".repeat(63) + "]".repeat(63) + "}";
    String deep = "{\"kind\":\"noise\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    assertThat(Mappings.map(Format.NDJSON, fits)).isEqualTo("ignored");
    assertThat(Mappings.map(Format.NDJSON, deep))
        .isEqualTo("too_deep in null: it is nested deeper than 64");
  }

  @Test
  void otherEncodingsAreNotParsed() throws Fault {
    byte[] latin1 = "noise,café,,,,,,,".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Mappings.map(Format.CSV, latin1)).isEqualTo("not_parsed in null: it is no UTF-8");
  }

  @Test
  void membersAreFoundByTheirPath() throws Fault {
    Row row = Row.of(Format.NDJSON, List.of("a.b", "a.c.1", "a", "list.0.x"));
    byte[] json =
        "{\"list\":[{\"x\":7}],\"a\":{\"b\":1,\"c\":[2,3,4]}}".getBytes(StandardCharsets.UTF_8);
    row.read(json, 0, json.length);
    assertThat(row.number(0)).isEqualTo(1);
    assertThat(row.number(1)).isEqualTo(3);
    assertThat(row.isNested(2)).isTrue();
    assertThat(row.number(3)).isEqualTo(7);
  }

  @Test
  void idsComeFromWhatTheMappingNames() throws Fault {
    Row row = Row.of(Format.CSV, List.of("a", "b"));
    row.readHeader("a,b,c".getBytes(StandardCharsets.UTF_8), 0, 5);
    row.read("x,,z".getBytes(StandardCharsets.UTF_8), 0, 4);
    assertThat(new Id.Column(0).of(row, 7)).isEqualTo("x");
    String both = new Id.Several(List.of(0, 1, Id.TIME)).of(row, 7);
    assertThat(both).hasSize(16).isEqualTo(new Id.Several(List.of(0, 1, Id.TIME)).of(row, 7));
    assertThat(both).isNotEqualTo(new Id.Several(List.of(0, 1, Id.TIME)).of(row, 8));
    String whole = new Id.Whole().of(row, 7);
    row.read("x,,y".getBytes(StandardCharsets.UTF_8), 0, 4);
    assertThat(new Id.Whole().of(row, 7)).isNotEqualTo(whole);
    assertThat(new Id.Several(List.of(0, 1, Id.TIME)).of(row, 7)).isEqualTo(both);
  }
}
