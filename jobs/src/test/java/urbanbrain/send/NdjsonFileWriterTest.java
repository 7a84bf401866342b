package urbanbrain.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line stands in the file once, also after a run that failed. */
class NdjsonFileWriterTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("deep/er/out.ndjson");
  }

  @Test
  void writesALineEachAndSkipsWhatHasNone() throws IOException {
    try (var writer = writer(null)) {
      writer.write("b", null);
      writer.write("skip", null);
      writer.write("a", null);
      writer.flush(true);
      assertThat(lines()).containsExactly("<b>", "<a>");
    }
  }

  @Test
  void beginsAnewAtEveryStartEvenWithNothingToWrite() throws IOException {
    writeAndClose("old");
    try (var writer = writer(null)) {
      writer.flush(true);
    }
    assertThat(lines()).isEmpty();
  }

  @Test
  void cutsOffWhatAFailedRunWroteBehindTheCheckpoint() throws IOException {
    NdjsonFileSink.State state;
    try (var failed = writer(null)) {
      failed.write("kept", null);
      failed.flush(false);
      state = roundTrip(failed.snapshotState(1).get(0));
      failed.write("written again", null);
      failed.flush(false);
    }
    try (var writer = writer(null)) {
      writer.restore(state);
      writer.write("written again", null);
      writer.flush(true);
    }
    assertThat(lines()).containsExactly("<kept>", "<written again>");
  }

  @Test
  void anOrderHoldsValuesUntilTheEndAndThroughARestore() throws IOException {
    NdjsonFileSink.State state;
    try (var failed = writer(Comparator::naturalOrder)) {
      failed.write("c", null);
      failed.write("a", null);
      failed.flush(false);
      assertThat(lines()).isEmpty();
      state = roundTrip(failed.snapshotState(1).get(0));
    }
    try (var writer = writer(Comparator::naturalOrder)) {
      writer.restore(state);
      writer.write("b", null);
      writer.flush(true);
    }
    assertThat(lines()).containsExactly("<a>", "<b>", "<c>");
  }

  private void writeAndClose(String value) throws IOException {
    try (var writer = writer(null)) {
      writer.write(value, null);
      writer.flush(true);
    }
  }

  private static NdjsonFileSink.State roundTrip(NdjsonFileSink.State state) throws IOException {
    var codec = new NdjsonFileSink.State.Serializer();
    return codec.deserialize(codec.getVersion(), codec.serialize(state));
  }

  private NdjsonFileWriter<String> writer(NdjsonFileSink.Order<String> order) throws IOException {
    Line<String> line = value -> value.equals("skip") ? null : "<" + value + ">";
    return new NdjsonFileWriter<>(file.toString(), line, order, StringSerializer.INSTANCE);
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file);
  }
}
