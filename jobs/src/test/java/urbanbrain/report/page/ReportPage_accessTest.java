package urbanbrain.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import urbanbrain.report.browser.Chromium;
import urbanbrain.report.browser.Page;

/** The report has no serious finding from axe, the accessibility checker. */
@Tag("browser")
class ReportPage_accessTest {

  @TempDir private static Path temp;
  private static Path file;
  private static Chromium browser;

  @BeforeAll
  static void writePage() throws Exception {
    file = temp.resolve("report.html");
    ReportPage.write(Made.run(50, temp), file);
    browser = Chromium.start(temp.resolve("profile"));
  }

  @AfterAll
  static void closeBrowser() throws Exception {
    browser.close();
  }

  @ParameterizedTest
  @CsvSource({"light, en-US, 1400", "dark, en-US, 1400", "light, zh-CN, 390", "dark, zh-CN, 390"})
  void axeFindsNothingSerious(String theme, String language, int width) throws IOException {
    try (Page page = browser.page().size(width, 900).speaks(language)) {
      page.prefers("prefers-color-scheme", theme).load(file, "");
      assertThat(findings(page)).isEmpty();
      page.click("#rows tr[data-id]");
      assertThat(findings(page)).isEmpty();
    }
  }

  private static List<String> findings(Page page) throws IOException {
    try (InputStream axe = ReportPage_accessTest.class.getResourceAsStream("/axe.min.js")) {
      page.value(new String(axe.readAllBytes(), StandardCharsets.UTF_8) + "; 0");
    }
    JsonNode found = page.value("axe.run().then((all) => all.violations)");
    return StreamSupport.stream(found.spliterator(), false)
        .map(
            finding ->
                finding.path("impact").asText()
                    + ": "
                    + finding.path("id").asText()
                    + " "
                    + finding.path("nodes").path(0).path("html").asText()
                    + " "
                    + finding.path("nodes").path(0).path("failureSummary").asText())
        .toList();
  }
}
