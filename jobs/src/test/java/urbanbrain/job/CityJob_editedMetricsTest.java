package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.event.Event;
import urbanbrain.flow.decode.Record;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.clock.ClockedRules;
import urbanbrain.rule.edition.Draft;
import urbanbrain.rule.tenure.Tenure;

/**
 * What the job shows of rules that change while it runs: each by its name, whatever its versions
 * have counted, and one that was added as soon as it is there.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CityJob_editedMetricsTest {

  private static final String ADDED = "ambulance_crash";
  private static final String CHANGED = "crash_with_casualties";
  private static final String SIGNAL = "segment_congested";

  @TempDir private static Path temp;
  private final KeptMetrics metrics = new KeptMetrics("edited");
  private ChangingJob job;

  @BeforeAll
  void run() throws Exception {
    Path copy = Scenario.copy("crash_downtown", temp).folder();
    job = ChangingJob.of(copy.resolve("city.yaml"), temp);
    job.start(2, metrics.settings());
    List<Record> all = job.all();
    push(all.subList(0, all.size() / 4));
    job.change(new Draft(changed(CHANGED, "within: 10m", "within: 9m"), false));
    push(all.subList(all.size() / 4, all.size() / 2));
    Map<String, String> files = changed("crash_with_ambulance", "crash_with_ambulance", ADDED);
    String path = files.keySet().iterator().next();
    files.put(path.replace("crash_with_ambulance", ADDED), files.remove(path));
    files.putAll(changed(SIGNAL, "hold: 2m", "hold: 1m"));
    job.change(new Draft(files, false));
    push(all.subList(all.size() / 2, all.size()));
    job.finish();
    assertThat(job.editions()).hasSize(2);
  }

  private void push(List<Record> some) {
    some.forEach(job::push);
    job.awaitRead();
  }

  /** The file of a rule, saying something else. */
  private Map<String, String> changed(String rule, String old, String other) {
    RuleFiles.Source file =
        job.files.stream()
            .filter(f -> f.path().endsWith("/" + rule + ".yaml"))
            .findFirst()
            .orElseThrow();
    assertThat(file.text()).contains(old);
    return new TreeMap<>(Map.of(file.path(), file.text().replace(old, other)));
  }

  @Test
  void rulesGoByTheirNamesWhateverTheirVersions() {
    List<String> names = job.book().clocks().all().rules().stream().map(Rule::name).toList();
    assertThat(names).anyMatch(name -> name.startsWith(CHANGED + "@"));
    assertThat(metrics.by("matches_total", "rule").keySet()).contains(ADDED, CHANGED, SIGNAL);
    for (String metric :
        List.of("events_total", "late_total", "evaluations_total", "matches_total", "hits_total")) {
      assertThat(metrics.by(metric, "rule").keySet())
          .as(metric)
          .isNotEmpty()
          .noneMatch(r -> r.contains("@"));
    }
  }

  @Test
  void eachEventCountsOnceForTheVersionInForce() throws Exception {
    Map<String, Long> expected = wanted();
    Map<String, Long> counted = metrics.by("events_total", "rule", "leg");
    // sources count events too
    counted.remove("null null");
    assertThat(counted).isEqualTo(expected);
    assertThat(counted.get(ADDED + " crash")).isPositive();
  }

  /** What each leg of each rule wants: of a signal, once for each clock that judges it. */
  private Map<String, Long> wanted() throws Exception {
    Map<Long, Event> once = new TreeMap<>();
    Accepted.events(job.city).forEach(event -> once.put(event.identity(), event));
    Map<String, Long> wanted = new TreeMap<>();
    for (ClockedRules clock : job.book().clocks().clocks()) {
      Map<String, List<Rule>> versions =
          clock.rules().judged().stream().collect(Collectors.groupingBy(Rule::title));
      versions.forEach(
          (title, of) ->
              of.stream()
                  .flatMap(rule -> rule.when().legs().stream())
                  .filter(leg -> !leg.isSignal())
                  .map(Leg::name)
                  .distinct()
                  .forEach(
                      leg -> {
                        long fit = once.values().stream().filter(e -> wants(of, leg, e)).count();
                        wanted.merge(title + " " + leg, fit, Long::sum);
                      }));
    }
    return wanted;
  }

  private static boolean wants(List<Rule> versions, String name, Event event) {
    for (Rule rule : versions) {
      Tenure tenure = rule.tenure();
      boolean isThen = event.time() >= tenure.from() && event.time() < tenure.until();
      for (Leg leg : rule.when().legs()) {
        boolean isIt = !leg.isSignal() && leg.name().equals(name);
        if (isThen && isIt && leg.stream().code() == event.stream() && leg.where().of(event)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void messagesAndMatchesAreThoseOfAllVersions() {
    Map<String, Long> told =
        KeptMetrics.sums(
            job.alerts.stream().filter(alert -> !alert.isSystem()),
            a -> a.facts().rule() + " " + a.type().name().toLowerCase(Locale.ROOT),
            alert -> 1);
    Map<String, Long> counted = metrics.by("alerts_total", "rule", "type");
    counted.values().removeIf(count -> count == 0);
    assertThat(counted).isEqualTo(told).containsKey(SIGNAL + " alert");
    metrics
        .by("matches_total", "rule")
        .forEach(
            (rule, matches) ->
                assertThat(matches)
                    .as(rule)
                    .isGreaterThanOrEqualTo(told.getOrDefault(rule + " alert", 0L)));
  }

  @Test
  void judgingIsMeasuredOfTheNewAndOfTheOldTogether() {
    Map<String, Long> evaluations = metrics.by("evaluations_total", "rule");
    Map<String, Long> events = metrics.by("events_total", "rule");
    assertThat(evaluations.get(SIGNAL)).isGreaterThanOrEqualTo(events.get(SIGNAL));
    for (String rule : List.of(ADDED, CHANGED, SIGNAL)) {
      assertThat(evaluations.get(rule)).as(rule).isPositive();
      double seconds =
          metrics
              .of("evaluation_seconds_total")
              .filter(sample -> rule.equals(sample.label("rule")))
              .mapToDouble(KeptMetrics.Sample::value)
              .sum();
      assertThat(seconds).as(rule).isPositive();
    }
  }

  @Test
  void lateEventsAreCountedForRulesThatHaveChanged() {
    Map<String, Long> late = metrics.by("late_total", "rule", "leg");
    assertThat(late).containsKeys(ADDED + " crash", CHANGED + " crash");
    long speeds = metrics.by("late_total", "source").get("speeds");
    assertThat(late.get(SIGNAL + " speed")).isEqualTo(speeds).isPositive();
  }
}
