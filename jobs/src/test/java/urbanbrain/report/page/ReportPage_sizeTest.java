package urbanbrain.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.report.browser.Chromium;
import urbanbrain.report.browser.Page;

/** 20,000 incidents: less than 10 MB, open and answering a click within 2 seconds. */
@Tag("browser")
class ReportPage_sizeTest {

  private static final int INCIDENTS = 20_000;
  private static final double MOST_MILLIS = 2_000;
  private static final int TRIES = 10;

  @TempDir private static Path temp;
  private static Path file;
  private static Chromium browser;

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

  @Test
  void itIsSmallerThanTenMegabytes() throws Exception {
    System.out.printf("report.html of %,d incidents: %,d bytes%n", INCIDENTS, Files.size(file));
    assertThat(Files.size(file)).isLessThan(10_000_000);
  }

  /** The best of some: the machine may be busy with something else. */
  @Test
  void itOpensAndAnswersAClickInLessThanTwoSeconds() {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < TRIES && best >= MOST_MILLIS; i++) {
      try (Page page = browser.page().size(1400, 1000).load(file, "")) {
        best = Math.min(best, openedAndAnswered(page));
      }
    }
    assertThat(best).isLessThan(MOST_MILLIS);
  }

  private static double openedAndAnswered(Page page) {
    double opened = page.value("report.main.openedAfter()").asDouble();
    double row = answer(page, "document.querySelectorAll('#rows tr[data-id]')[2].click()");
    double rule = answer(page, "document.querySelector('#rules input').click()");
    double time = answer(page, "report.filter.brush(1772410000000, 1772430000000)");
    System.out.printf(
        "opened in %.0f ms; a row answers in %.0f ms, a rule in %.0f ms, a time in %.0f ms%n",
        opened, row, rule, time);
    assertThat(page.text("#evidence h2")).startsWith("Crash at");
    assertThat(page.value("report.filter.state.shown.length").asInt()).isBetween(1, INCIDENTS - 1);
    return Math.max(opened + row, Math.max(rule, time));
  }

  /** From the act until what came of it has been painted, in milliseconds. */
  private static double answer(Page page, String act) {
    return page.value(
            """
            new Promise((done) => {
              const start = performance.now();
              %s;
              const painted = () => done(performance.now() - start);
              requestAnimationFrame(() => setTimeout(painted));
            })
            """
                .formatted(act))
        .asDouble();
  }
}
