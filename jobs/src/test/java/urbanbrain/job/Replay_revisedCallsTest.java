package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recorded emergency calls of {@code ../shared/data} as a revised stream, which they are: the
 * dispatch centre corrects and sends again. Every rule speaks at once. Sixteen days; with {@code
 * -Dhalf_year=true} half a year.
 */
class Replay_revisedCallsTest {

  private static final Path CALLS = Scenario.SHARED.resolve("montco911");
  private static final String HALF_YEAR = "911_2015-12-10_to_2016-05-31.csv.gz";
  private static final String SIXTEEN_DAYS = "911_2016-02-11_to_2016-02-27.csv";

  @TempDir private Path temp;

  @BeforeEach
  void thereIsData() {
    assumeTrue(Files.isDirectory(CALLS), "no recordings at " + CALLS + ": not run");
  }

  @Test
  void correctedCallsEndTheSameInAnyOrder() throws Exception {
    Scenario calls = scenario();
    Scenario.Run recorded = new Orders(calls, temp).check(Integer.getInteger("shuffles", 4));
    Promises.check(recorded, calls.city().rules());
    Provisional provisional = new Provisional(recorded);
    System.out.print(provisional);
    assertThat(recorded.tally().superseded()).isPositive();
    assertThat(provisional.raised()).isPositive();
  }

  private Scenario scenario() throws IOException {
    String file = Boolean.getBoolean("half_year") ? HALF_YEAR : SIXTEEN_DAYS;
    Scenario calls = Scenario.copy("montgomery_911", temp);
    calls.replace(HALF_YEAR, file);
    Files.copy(CALLS.resolve(file), calls.folder().resolve(file));
    RevisedRules.use(calls, temp.resolve("rules"));
    return calls;
  }
}
