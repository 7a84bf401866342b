package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.City;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.send.privacy.Mask;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Fold;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;

/** What is replayed in one thread is what the job says of the same recording. */
class LocalReplayTest {

  @TempDir private Path temp;

  @Test
  void endsWithTheIncidentsOfTheGolden() throws Exception {
    Heard heard = replay("crash_downtown");
    Path golden = Scenario.TOP.resolve("testdata/crash_downtown/incidents.golden.ndjson");
    assertThat(heard.lines()).isEqualTo(Files.readString(golden));
  }

  @Test
  void saysMessagesThatFoldToTheIncidents() throws Exception {
    Heard heard = replay("crash_downtown");
    assertThat(heard.fold.incidents()).hasSameSizeAs(heard.incidents);
  }

  @Test
  void hearsEveryEventOfANormalDayAndRaisesNothing() throws Exception {
    Heard heard = replay("normal_downtown");
    assertThat(heard.incidents).isEmpty();
    assertThat(heard.events).isGreaterThan(10_000);
  }

  @Test
  void knowsTheAssetsOfItsCity() throws Exception {
    Path known = Path.of("src/test/resources/known");
    Heard heard = replay(Scenario.of(known.resolve("city.yaml")).city());
    assertThat(heard.lines()).isEqualTo(Files.readString(known.resolve("incidents.golden.ndjson")));
  }

  private Heard replay(String scenario) throws Exception {
    return replay(Scenario.copy(scenario, temp).city());
  }

  private static Heard replay(City city) throws Exception {
    Heard heard = new Heard(city);
    new LocalReplay(city).run(heard);
    return heard;
  }

  /** All that is heard. */
  private static final class Heard implements LocalReplay.Listener {

    private final City city;
    private final List<Incident> incidents = new ArrayList<>();
    private final Fold fold = new Fold();
    private int events;

    Heard(City city) {
      this.city = city;
    }

    String lines() {
      Mask mask = Mask.of(city);
      List<String> sorted =
          incidents.stream()
              .sorted(IncidentLines.ORDER)
              .map(incident -> mask.line(incident, city.zone()))
              .toList();
      return String.join("\n", sorted) + (sorted.isEmpty() ? "" : "\n");
    }

    @Override
    public void decoded(Decoded decoded) {
      events += decoded instanceof Decoded.Heard ? 1 : 0;
    }

    @Override
    public void alert(Alert alert) {
      fold.take(alert);
    }

    @Override
    public void incident(Incident incident) {
      incidents.add(incident);
    }

    @Override
    public void audit(AuditLine line) {
      // what is held back is no incident
    }
  }
}
