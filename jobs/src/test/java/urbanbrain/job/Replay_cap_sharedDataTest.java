package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;
import urbanbrain.job.outlet.Channels;
import urbanbrain.job.outlet.RunFiles;

/** Every CAP message of a replay is valid by the schema of OASIS, and names those it replaces. */
class Replay_cap_sharedDataTest {

  private static final Path CAP = Scenario.SHARED.resolve("formats/cap");

  @TempDir private Path temp;

  @BeforeEach
  void thereIsASchema() {
    assumeTrue(Files.isDirectory(CAP), "no schema at " + CAP + ": not run");
  }

  private static CapChain chain() throws Exception {
    return new CapChain(CAP.resolve("CAP-v1.2.xsd"));
  }

  @Test
  void theSchemaTakesItsOwnExampleAndRefusesWhatIsNone() throws Exception {
    String example = Files.readString(CAP.resolve("cap_amber_alert_example.xml"));
    chain().validate(example);
    assertThatThrownBy(() -> chain().validate(example.replace("<scope>Public</scope>", "")))
        .isInstanceOf(SAXException.class);
  }

  @Test
  void aTownsMessagesAreValidAndEndInAllClears() throws Exception {
    CapChain chain = replay(Scenario.copy("crash_downtown", temp));
    System.out.println("CAP, crash_downtown: " + chain.counts());
    assertThat(chain.counts()).containsKeys("Alert", "Update", "AllClear", "Exercise");
    assertThat(chain.counts()).doesNotContainKey("Actual");
    assertThat(chain.types().values()).allSatisfy(types -> assertThat(types).startsWith("Alert"));
  }

  @Test
  void whatIsTakenBackIsCancelled() throws Exception {
    Scenario town = Scenario.copy("crash_downtown", temp);
    RevisedRules.use(town, temp.resolve("rules"));
    CapChain chain = replay(town);
    System.out.println("CAP, crash_downtown at once: " + chain.counts());
    assertThat(chain.counts()).containsKeys("Alert", "Update", "Likely", "Observed");
  }

  @Test
  void reportsThatAreCorrectedAndCancelledEndInCancels() throws Exception {
    Scenario town = Scenario.revised(temp);
    Files.write(town.folder().resolve("reports.ndjson"), new Reports(1).recorded());
    CapChain chain = replay(town);
    System.out.println("CAP, revised reports: " + chain.counts());
    assertThat(chain.counts()).containsKeys("Alert", "Update", "Cancel", "Likely", "Observed");
    assertThat(chain.types().values())
        .anySatisfy(types -> assertThat(types).startsWith("Alert", "Update").endsWith("Cancel"));
  }

  private CapChain replay(Scenario scenario) throws Exception {
    Path city = scenario.folder().resolve("city.yaml");
    // A file that has channels ends with them.
    boolean hasChannels = Files.readString(city).contains("channels:");
    String channel =
        (hasChannels ? "" : "channels:\n") + "  - file: { path: cap.ndjson, format: cap }\n";
    Files.writeString(city, channel, StandardOpenOption.APPEND);
    Path out = temp.resolve("out");
    Scenario.Run run = scenario.replay(out, 1);
    CapChain chain = chain();
    List<String> messages = lines(out);
    assertThat(messages).hasSameSizeAs(run.lines(RunFiles.ALERTS)).isNotEmpty();
    for (String message : messages) {
      chain.read(message);
    }
    return chain;
  }

  private static List<String> lines(Path out) throws IOException {
    return Files.readAllLines(out.resolve(Channels.FILES).resolve("cap.ndjson"));
  }
}
