package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.job.outlet.RunFiles;

/** What is broken is a dead letter with its reason, and changes nothing of what is not. */
class Replay_brokenRecordsTest {

  private static final int EACH = 5_000;

  @TempDir private Path temp;

  @Test
  void tenThousandBrokenRecordsChangeNoIncident() throws Exception {
    Scenario scenario = Scenario.copy("crash_downtown", temp);
    Scenario.Run whole = scenario.replay(temp.resolve("whole"), 1);
    BrokenRecords broken = new BrokenRecords(911);
    mix(scenario.folder().resolve("calls.ndjson"), 0, broken::call);
    mix(scenario.folder().resolve("speeds.csv"), 1, broken::speed);
    Scenario.Run mixed = scenario.replay(temp.resolve("mixed"), 2);
    assertThat(mixed.incidents()).isEqualTo(whole.incidents());
    assertThat(mixed.tally().deadByReason())
        .containsExactlyInAnyOrderEntriesOf(sum(whole.tally().deadByReason(), broken.made()));
    assertThat(mixed.lines(RunFiles.DEAD)).hasSize((int) mixed.tally().dead());
  }

  private static void mix(Path file, int headers, Supplier<String> broken) throws IOException {
    List<String> lines = new ArrayList<>(Reordering.lines(file));
    List<String> mixed = new ArrayList<>(lines.subList(0, headers));
    Random random = new Random(headers);
    int left = EACH;
    for (int i = headers; i < lines.size(); i++) {
      int here =
          i == lines.size() - 1
              ? left
              : (int) (random.nextDouble() * 2 * left / (lines.size() - i));
      for (int n = 0; n < here; n++) {
        mixed.add(broken.get());
      }
      left -= here;
      mixed.add(lines.get(i));
    }
    String text = String.join("\n", mixed) + "\n";
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
    Map<String, Long> sum = new TreeMap<>(one);
    other.forEach((reason, n) -> sum.merge(reason, n, Long::sum));
    return sum;
  }
}
