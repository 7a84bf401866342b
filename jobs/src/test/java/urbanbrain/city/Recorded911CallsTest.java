package urbanbrain.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import urbanbrain.collect.Merge;
import urbanbrain.flow.decode.Record;
import urbanbrain.mapping.Fault;
import urbanbrain.mapping.Mapper;

/** The mapping of the recorded calls, on the whole recording where it lies beside the project. */
class Recorded911CallsTest {

  private static final Path DATA =
      Path.of(System.getProperty("shared.data", "../../shared/data")).resolve("montco911");

  @Test
  void everyRowOfTheRecordingBecomesWhatItIs() throws IOException {
    assumeTrue(Files.isDirectory(DATA), () -> "the recording is not there: " + DATA);
    City.Given given = new City.Given(Optional.of(DATA), Optional.empty(), Cities.NOW);
    City.Read read = City.read(Path.of("../testdata/montgomery_911/city.yaml"), given);
    assertThat(read.problems()).isEmpty();
    assertThat(counts(read.city().orElseThrow()).toString())
        .isEqualTo(
            "{dead bad_time=2, health.ems_call=32620, ignored=8302, records=66491,"
                + " traffic.crash=15532, traffic.disabled_vehicle=5400, traffic.hazard=1199,"
                + " traffic.obstruction=1988, utility.carbon_monoxide=390, utility.electrical=355,"
                + " utility.gas_leak=698, utility.water_rescue=5}");
  }

  private static Map<String, Integer> counts(City city) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    Mapper mapper = new Mapper(city.specs().get(0));
    try (Merge merge = Merge.of(city.sources())) {
      while (merge.hasNext()) {
        Record next = merge.next();
        if (next.kind() == Record.Kind.DATA) {
          counts.merge("records", 1, Integer::sum);
          counts.merge(map(next, mapper), 1, Integer::sum);
        } else if (next.kind() == Record.Kind.HEADER) {
          map(next, mapper);
        }
      }
    }
    return counts;
  }

  private static String map(Record next, Mapper mapper) {
    try {
      if (next.kind() == Record.Kind.HEADER) {
        mapper.readHeader(next.bytes(), next.offset(), next.length());
        return "header";
      }
      Mapper.First first =
          mapper.first(next.bytes(), next.offset(), next.length(), next.received());
      return first.orThrow() == null ? "ignored" : mapper.stream();
    } catch (Fault fault) {
      return "dead " + fault.reason().code();
    }
  }
}
