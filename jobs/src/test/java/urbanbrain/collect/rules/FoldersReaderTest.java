package urbanbrain.collect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.rule.edition.Draft;

/** Folders are given when anything in them is otherwise, and only then. */
class FoldersReaderTest {

  @TempDir private Path folder;
  private final List<String> given = new ArrayList<>();

  private FoldersReader reader() {
    return new FoldersReader(List.of(folder), Duration.ofMillis(1));
  }

  private void poll(FoldersReader reader) throws Exception {
    reader.isAvailable().get(10, TimeUnit.SECONDS);
    assertThat(reader.pollNext(new Output())).isEqualTo(InputStatus.NOTHING_AVAILABLE);
  }

  @Test
  void givesAllFilesAtFirstAndWhenAnyIsOtherwise() throws Exception {
    Path slow = Files.writeString(folder.resolve("slow.yaml"), "rule: slow\n");
    Files.writeString(folder.resolve("slow.test.yaml"), "cases: []\n");
    FoldersReader reader = reader();
    poll(reader);
    poll(reader);
    assertThat(given).hasSize(1);
    assertThat(Draft.read(given.get(0)).files()).containsOnlyKeys(slow.toString());
    Files.writeString(slow, "rule: slow # changed\n");
    poll(reader);
    Files.delete(slow);
    poll(reader);
    assertThat(given).hasSize(3);
    assertThat(Draft.read(given.get(1)).files()).containsValue("rule: slow # changed\n");
    assertThat(Draft.read(given.get(2)).files()).isEmpty();
    assertThat(Draft.read(given.get(2)).isWhole()).isTrue();
  }

  @Test
  void aFolderThatIsNotThereChangesNothing() throws Exception {
    Path gone = folder.resolve("gone");
    FoldersReader reader = new FoldersReader(List.of(gone), Duration.ofMillis(1));
    poll(reader);
    assertThat(given).isEmpty();
    Files.createDirectory(gone);
    Files.writeString(gone.resolve("slow.yaml"), "rule: slow\n");
    poll(reader);
    assertThat(given).hasSize(1);
  }

  /** Keeps what it is given. */
  private final class Output implements ReaderOutput<String> {

    @Override
    public void collect(String draft) {
      given.add(draft);
    }

    @Override
    public void collect(String draft, long timestamp) {
      given.add(draft);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      throw new AssertionError("rules have no time");
    }

    @Override
    public void markIdle() {
      throw new AssertionError("rules have no time");
    }

    @Override
    public void markActive() {
      throw new AssertionError("rules have no time");
    }

    @Override
    public SourceOutput<String> createOutputForSplit(String split) {
      return this;
    }

    @Override
    public void releaseOutputForSplit(String split) {
      throw new AssertionError("there are no splits");
    }
  }
}
