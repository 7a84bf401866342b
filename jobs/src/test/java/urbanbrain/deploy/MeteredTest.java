package urbanbrain.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of metrics, the dashboard and the alert rules speak of the same metrics. */
class MeteredTest {

  private static final Path DASHBOARD = Path.of("deploy/grafana/urban-brain.json");
  private static final Path ALERTS = Path.of("deploy/prometheus/alerts.yaml");
  private static final Path ALERTS_TEST = ALERTS.resolveSibling("alerts_test.yaml");
  private static final Pattern OWN =
      Pattern.compile("flink_taskmanager_job_task_operator_((?:rule|source|channel)_\\w+)");
  private static final Pattern ROW = Pattern.compile("^\\| (`(?:rule|source|channel)_[^|]*)\\|");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");
  private static final Pattern ALERT = Pattern.compile("alert: (\\w+)");

  private static Set<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
  }

  /** What Prometheus makes of a histogram beside its quantiles belongs to it. */
  private static Set<String> own(Path file) throws IOException {
    return found(OWN, Files.readString(file)).stream()
        .map(name -> name.replaceFirst("_count$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> documented() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("README.md"))) {
      return lines
          .flatMap(line -> ROW.matcher(line).results())
          .flatMap(row -> found(NAME, row.group(1)).stream())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void theDashboardShowsEveryMetricThatIsDocumentedAndNoOther() throws IOException {
    assertThat(documented()).hasSizeGreaterThan(20);
    assertThat(own(DASHBOARD)).isEqualTo(documented());
  }

  @Test
  void alertRulesAskForDocumentedMetrics() throws IOException {
    assertThat(documented()).containsAll(own(ALERTS));
  }

  @Test
  void everyAlertRuleIsTested() throws IOException {
    String tests = Files.readString(ALERTS_TEST);
    assertThat(found(ALERT, Files.readString(ALERTS)))
        .isNotEmpty()
        .allSatisfy(alert -> assertThat(tests).contains("alertname=\"" + alert + "\""));
  }

  @Test
  void panelsHaveTitlesPlacesAndTheChosenDatasource() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
    Set<Integer> ids = new TreeSet<>();
    for (JsonNode panel : dashboard.path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).as("%s", panel.path("id")).isTrue();
      assertThat(panel.path("title").asText()).isNotBlank();
      JsonNode place = panel.path("gridPos");
      assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
      for (JsonNode target : panel.path("targets")) {
        assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}");
        assertThat(panel.path("description").asText()).as("%s", panel.path("title")).isNotBlank();
      }
    }
    List<String> variables = dashboard.path("templating").findValuesAsText("name");
    assertThat(variables).contains("datasource", "job", "rule", "source");
  }
}
