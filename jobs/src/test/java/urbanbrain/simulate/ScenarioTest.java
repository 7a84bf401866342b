package urbanbrain.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import urbanbrain.city.City;
import urbanbrain.collect.Input;
import urbanbrain.event.Event;
import urbanbrain.geo.Earth;
import urbanbrain.mapping.Fault;
import urbanbrain.mapping.Format;
import urbanbrain.mapping.Mapper;
import urbanbrain.oracle.Oracle;
import urbanbrain.simulate.Script.Truth;
import urbanbrain.verdict.Incident;

/** What the simulated scenarios mean under the rules that we ship, as the oracle has it. */
class ScenarioTest {

  private static final Path TESTDATA = Path.of("..", "testdata");

  private final List<Event> events = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();

  @Test
  void theRulesMissTwoTruthsAndTellOfTwoRoadsThatDetoursSlowDown() throws IOException {
    List<Incident> incidents = incidents("crash_downtown");
    List<Truth> truths = truths();
    assertThat(truths)
        .filteredOn(t -> incidents.stream().noneMatch(i -> isOf(t, i)))
        .extracting(Truth::id)
        .containsExactlyInAnyOrder("water_main_burst-80", "crash_with_casualties-95");
    assertThat(incidents)
        .filteredOn(i -> truths.stream().noneMatch(t -> isOf(t, i)))
        .extracting(i -> i.rule() + " " + i.key())
        .containsExactlyInAnyOrder("segment_congested 1st-st-4", "segment_congested ash-ave-2");
  }

  @Test
  void anOrdinaryEveningRaisesNothing() throws IOException {
    assertThat(incidents("normal_downtown")).isEmpty();
    assertThat(reasons).isEmpty();
    assertThat(events).hasSizeGreaterThan(15_000);
  }

  @Test
  void everyBrokenRecordFailsForItsReason() throws IOException {
    read("crash_downtown");
    List<String> expected =
        Stream.of(Broken.speeds(), Broken.calls(), Broken.networks())
            .flatMap(List::stream)
            .map(Broken::reason)
            .toList();
    assertThat(reasons).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static boolean isOf(Truth truth, Incident incident) {
    boolean meets = incident.start() <= truth.end() && incident.end() >= truth.start();
    double lat = Double.parseDouble(truth.spot().lat());
    double lon = Double.parseDouble(truth.spot().lon());
    double metres = Earth.metres(lat, lon, incident.place().lat(), incident.place().lon());
    boolean isThere =
        truth.key() == null ? metres <= truth.metres() : truth.key().equals(incident.key());
    return incident.rule().equals(truth.rule()) && meets && isThere;
  }

  private static List<Truth> truths() {
    Script script = new Script();
    CrashDowntown.addTo(script, new Riverton(), Clock.start());
    return script.truths;
  }

  private List<Incident> incidents(String scenario) throws IOException {
    City city = read(scenario);
    return Oracle.incidents(city.rules(), events);
  }

  private City read(String scenario) throws IOException {
    Path file = TESTDATA.resolve(scenario).resolve("city.yaml");
    City.Given given = new City.Given(Optional.empty(), Optional.empty(), Clock.start());
    City.Read read = City.read(file, given);
    assertThat(read.problems()).isEmpty();
    City city = read.city().orElseThrow();
    for (Input input : city.sources()) {
      map(input);
    }
    return city;
  }

  private void map(Input input) throws IOException {
    Mapper mapper = new Mapper(input.spec());
    boolean isHeader = input.spec().format() == Format.CSV;
    for (String line : Files.readAllLines(Path.of(input.path()))) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      try {
        if (isHeader) {
          mapper.readHeader(bytes, 0, bytes.length);
        } else {
          events.add(mapper.first(bytes, 0, bytes.length, Event.NO_ARRIVAL).orThrow());
        }
      } catch (Fault fault) {
        reasons.add(fault.reason().code());
      }
      isHeader = false;
    }
  }
}
