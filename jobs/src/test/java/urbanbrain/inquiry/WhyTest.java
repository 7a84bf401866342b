package urbanbrain.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.City;
import urbanbrain.event.Place;
import urbanbrain.inquiry.tape.Question;
import urbanbrain.inquiry.words.WhyText;

/** What each number of a rule has to spare, computed by hand. */
class WhyTest {

  private static final String JOIN =
      """
      events:
        crash: { stream: village.crash }
        ems: { stream: village.ems, where: "ems.priority <= 3" }
      when: { all: [crash, ems], within: { before: 10s, after: 10m }, near: 500m }
      incident: { severity: Minor, headline: { en: X } }
      """;

  private static final String WINDOW =
      """
      events: { heat: { stream: village.heat } }
      when:
        window: { of: heat, by: sensor, over: 5m, every: 1m }
        raise: "avg(heat.celsius) > 50 && count() >= 2"
        hold: 1m
      incident: { severity: Minor, headline: { en: X } }
      """;

  @TempDir private Path folder;

  @Test
  void aJoinTellsWhatEachNumberHasToSpare() throws IOException {
    Village village = new Village(folder);
    village.rule("asked", JOIN);
    village.event("crash c 1m");
    village.event("ems e 8m30s priority=1 north=199.5");
    village.event("crash zz 12h north=90000");
    assertThat(why(village))
        .contains("  2026-03-02 08:08:30  +7 m 30 s     ems    e, 200 m away  priority 1")
        .contains("  `where of ems: ems.priority <= 3`: 1 in place of 3, 2 to spare")
        .contains("  `within before: 10s`: 0s, whatever was tried")
        .contains("  `within after: 10m`: 450s, 2 m 30 s to spare")
        .contains("  `near: 500m`: 200m, 300 m to spare");
  }

  /** The averages are 65 at 8:02, 70 from 8:03 to 8:05 and 75 at 8:06; then one reading is left. */
  @Test
  void aWindowTooOverItsWholeEpisode() throws IOException {
    Village village = new Village(folder);
    village.rule("asked", WINDOW);
    village.event("heat h1 10s sensor=s celsius=60");
    village.event("heat h2 70s sensor=s celsius=70");
    village.event("heat h3 130s sensor=s celsius=80");
    village.event("heat h4 20m sensor=s celsius=0");
    assertThat(why(village))
        .contains("  `raise: count() >= 2`: 3 in place of 2, 1 to spare")
        .contains("  `raise: avg(heat.celsius) > 50`: 69.99 in place of 50, 19.99 to spare")
        .contains("  `hold: 1m`: 4m, 3 m to spare")
        .contains("  `over: 5m`: 2m, 3 m to spare");
  }

  @Test
  void whatHasNothingToSpareSaysSo() throws IOException {
    Village village = new Village(folder);
    village.rule("asked", JOIN);
    village.event("crash c 1m");
    village.event("ems e 11m priority=3");
    village.event("crash zz 12h north=90000");
    assertThat(why(village))
        .contains("  `where of ems: ems.priority <= 3`: 3 in place of 3, no less: nothing to spare")
        .contains("  `within after: 10m`: 10m, no less: nothing to spare");
  }

  private static List<String> why(Village village) throws IOException {
    City.Read read = village.read();
    Question anywhere =
        new Question("asked", Village.millis("10m"), 3_600_000, Place.NONE, 1, null);
    String id = new WhyNot(read, anywhere).answer().raised().get(0).contentId();
    Why.Reasons reasons = new Why(read, "asked").of(id).orElseThrow();
    return WhyText.of(read.city().orElseThrow(), reasons);
  }
}
