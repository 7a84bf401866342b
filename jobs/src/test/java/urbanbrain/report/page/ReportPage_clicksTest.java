package urbanbrain.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.report.browser.Chromium;
import urbanbrain.report.browser.Page;

/** A report of fifty incidents, clicked and typed through as a reader would. */
@Tag("browser")
class ReportPage_clicksTest {

  private static final int INCIDENTS = 50;
  private static final String SHOWN = "report.filter.state.shown.length";
  private static final String CHOSEN = "(report.filter.state.selected?.id ?? '')";

  @TempDir private static Path temp;
  private static Path file;
  private static Chromium browser;
  private Page page;

  @BeforeAll
  static void writePage() throws Exception {
    file = temp.resolve("report.html");
    ReportPage.write(Made.run(INCIDENTS, temp), file);
    browser = Chromium.start(temp.resolve("profile"));
  }

  @AfterAll
  static void closeBrowser() throws Exception {
    browser.close();
  }

  @BeforeEach
  void open() {
    page = browser.page().size(1400, 1000).speaks("en-US").load(file, "");
  }

  /** Whatever was done, nothing went wrong, nothing was refused, and nothing was asked for. */
  @AfterEach
  void close() {
    assertThat(page.said()).isEmpty();
    assertThat(page.requests()).allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
    page.close();
  }

  @Test
  void aRowOpensItsEvidence() {
    assertThat(page.text("#shown")).isEqualTo("50 of 50");
    String id = page.value("document.querySelectorAll('#rows tr[data-id]')[3].dataset.id").asText();
    page.click("#rows tr[data-id]:nth-of-type(5)");
    assertThat(page.value(CHOSEN).asText()).isEqualTo(id);
    assertThat(page.text("#evidence h2")).startsWith("Crash at");
    page.waitFor("document.querySelectorAll('#evidence li').length === 10");
    assertThat(page.value("decodeURIComponent(location.hash)").asText()).isEqualTo("#" + id);
    assertThat(page.value("report.main.data().byId.get('%s').at.length".formatted(id)).asInt())
        .isEqualTo(2);
    page.click("#evidence .close");
    assertThat(page.value(CHOSEN).asText()).isEmpty();
    assertThat(page.value("document.getElementById('evidence').hidden").asBoolean()).isTrue();
  }

  @Test
  void keysDoWhatTheMouseDoes() {
    page.value("document.querySelector('#rows tr[tabindex=\"0\"]').focus()");
    page.press("ArrowDown");
    page.press("ArrowDown");
    String third = page.value("document.activeElement.dataset.id").asText();
    page.press("Enter");
    assertThat(page.value(CHOSEN).asText()).isEqualTo(third);
    assertThat(page.value("document.activeElement.id").asText()).isEqualTo("evidence");
    page.press("Escape");
    assertThat(page.value(CHOSEN).asText()).isEmpty();
    assertThat(page.value("document.activeElement.dataset.id").asText()).isEqualTo(third);
    page.press("End");
    assertThat(page.value("document.activeElement.getAttribute('aria-rowindex')").asInt())
        .isEqualTo(INCIDENTS + 1);
  }

  @Test
  void anAddressNamesAnIncident() {
    String id = page.value("report.main.data().incidents[7].id").asText();
    page.close();
    page = browser.page().size(1400, 1000).load(file, "#" + id);
    assertThat(page.value(CHOSEN).asText()).isEqualTo(id);
    assertThat(page.text("#evidence")).contains(id);
    page.value("location.hash = '#' + report.main.data().incidents[9].id");
    page.waitFor(CHOSEN + " === report.main.data().incidents[9].id");
  }

  @Test
  void theMapIsClickedZoomedAndPanned() {
    page.value("document.getElementById('map').scrollIntoView({ block: 'center' })");
    JsonNode at = page.value("report.map.pixel(report.filter.state.shown[11])");
    page.click(at.path("x").asDouble(), at.path("y").asDouble());
    assertThat(page.text("#evidence h2")).startsWith("Crash at");
    page.waitFor("document.getElementById('map').clientWidth > 0");
    double before = page.value("report.map.view().zoom").asDouble();
    page.click(".leaflet-control-zoom-in");
    page.waitFor("report.map.view().zoom > " + before);
    page.value("document.getElementById('map').focus()");
    double east = page.value("report.map.view().lon").asDouble();
    page.press("ArrowRight");
    page.waitFor("report.map.view().lon > " + east);
  }

  @Test
  void aStretchOfTimeIsBrushedOrSlidTo() {
    page.value("document.getElementById('timeline').scrollIntoView({ block: 'center' })");
    JsonNode box =
        page.value(
            "(({left, top, width, height}) => ({left, top, width, height}))"
                + "(document.querySelector('#timeline .u-over').getBoundingClientRect())");
    double left = box.path("left").asDouble();
    double width = box.path("width").asDouble();
    page.drag(left + width / 4, box.path("top").asDouble() + 40, left + width / 2);
    assertThat(page.value(SHOWN).asInt()).isBetween(1, INCIDENTS - 1);
    assertThat(page.text("#brushed")).isNotEmpty();
    assertThat(page.text("#shown")).isEqualTo(page.value(SHOWN).asText() + " of 50");
    page.click("#all-times");
    assertThat(page.value(SHOWN).asInt()).isEqualTo(INCIDENTS);
    page.value("document.getElementById('from').focus()");
    for (int i = 0; i < 20; i++) {
      page.press("ArrowRight");
    }
    assertThat(page.value(SHOWN).asInt()).isBetween(1, INCIDENTS - 1);
  }

  @Test
  void rulesSeveritiesAndWordsFilter() {
    page.click("#severities label");
    int without = page.value(SHOWN).asInt();
    assertThat(without).isBetween(1, INCIDENTS - 1);
    page.click("#rules label");
    assertThat(page.value(SHOWN).asInt()).isLessThan(without);
    page.click("#reset");
    page.value("document.getElementById('search').focus()");
    page.type("17th");
    assertThat(page.value(SHOWN).asInt()).isEqualTo(1);
    assertThat(page.text("#statistics-rows")).contains("crash_with_casualties");
    page.click("#rows tr[data-id]");
    assertThat(page.text("#evidence h2")).isEqualTo("Crash at Main and 17th");
  }

  @Test
  void itSpeaksChineseAndGoesDark() {
    String light = page.value("getComputedStyle(document.body).backgroundColor").asText();
    page.click("#language");
    assertThat(page.text("#timeline-title")).isEqualTo("事件开始时间");
    assertThat(page.value("document.documentElement.lang").asText()).isEqualTo("zh-CN");
    assertThat(page.text("#rows")).contains("事故：");
    page.prefers("prefers-color-scheme", "dark");
    page.waitFor("document.documentElement.dataset.theme === 'dark'");
    assertThat(page.value("getComputedStyle(document.body).backgroundColor").asText())
        .isNotEqualTo(light);
    page.click("#theme");
    assertThat(page.value("document.documentElement.dataset.theme").asText()).isEqualTo("light");
  }

  @Test
  void everyWordStandsInBothLanguages() {
    assertThat(page.value("Object.keys(report.words.all.en).sort().join()"))
        .isEqualTo(page.value("Object.keys(report.words.all.zh).sort().join()"));
    page.close();
    page = browser.page().size(1400, 1000).speaks("zh-CN").load(file, "");
    assertThat(page.text("#map-title")).isEqualTo("地图");
  }

  @Test
  void aPhoneNeedsNoSidewaysScroll() {
    page.size(390, 844);
    page.waitFor("document.getElementById('map').clientWidth < 390");
    assertThat(page.value("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(390);
    page.click("#rows tr[data-id]");
    assertThat(page.value("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(390);
    assertThat(page.text("#evidence h2")).isNotEmpty();
  }

  @Test
  void paperShowsAllRows() {
    assertThat(page.pdf()).hasSizeGreaterThan(20_000);
    page.value("dispatchEvent(new Event('beforeprint'))");
    assertThat(page.value("document.querySelectorAll('#rows tr[data-id]').length").asInt())
        .isEqualTo(INCIDENTS);
    page.value("dispatchEvent(new Event('afterprint'))");
  }

  @Test
  void whatCameWithTheDataIsOnlyEverText() {
    page.value("document.getElementById('search').focus()");
    page.type("onerror");
    assertThat(page.value(SHOWN).asInt()).isEqualTo(5);
    page.click("#rows tr[data-id]");
    assertThat(page.text("#evidence h2")).isEqualTo("Crash at " + Made.HOSTILE);
    assertThat(page.value("document.querySelectorAll('img').length").asInt()).isZero();
    assertThat(page.value("document.title").asText()).isEqualTo("riverton · Urban Brain");
  }
}
