package urbanbrain.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.Cities;
import urbanbrain.flow.decode.Record;

class FilesReaderTest {

  private static final String CITY =
      """
      city: c
      zone: UTC
      rules: [rules]
      sources:
        - name: a
          file: { path: a.csv }
          arrival: in
          events: [ { stream: test.reading, time: at } ]
      """;

  @TempDir private Path folder;
  private final Hand clock = new Hand();
  private final AtomicLong bytes = new AtomicLong();
  private List<Input> inputs;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "in,at,sensor\n0,0,a\n1000,0,b\n9000,0,c\n");
    inputs = Cities.city(folder, CITY).sources();
  }

  @Test
  void asksForItsSplitAndReadsToTheEnd() throws Exception {
    AtomicLong asked = new AtomicLong();
    Pace pace = new Pace(Recording.Speed.MAX);
    FilesReader reader =
        new FilesReader(new Merge.Files(inputs), pace, bytes, asked::incrementAndGet);
    Collected out = new Collected();
    reader.start();
    assertThat(asked).hasValue(1);
    assertThat(reader.pollNext(out)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
    assertThat(reader.isAvailable()).isNotDone();
    reader.addSplits(List.of(new FilesSplit(List.of(Position.START))));
    assertThat(reader.isAvailable()).isDone();
    assertThat(reader.snapshotState(1)).containsExactly(new FilesSplit(List.of(Position.START)));
    assertThat(reader.pollNext(out)).isEqualTo(InputStatus.END_OF_INPUT);
    assertThat(out.texts).containsExactly("in,at,sensor", "0,0,a", "1000,0,b", "9000,0,c", "");
    assertThat(bytes).hasValue(Files.size(folder.resolve("a.csv")));
    reader.close();
  }

  @Test
  void aReaderWithoutFilesEnds() throws Exception {
    FilesReader reader = reader(1);
    reader.notifyNoMoreSplits();
    assertThat(reader.pollNext(new Collected())).isEqualTo(InputStatus.END_OF_INPUT);
  }

  @Test
  void aPacedReaderGivesWhatIsDueAndSaysWhenToAskAgain() throws Exception {
    FilesReader reader = reader(10);
    Collected out = new Collected();
    reader.addSplits(List.of(new FilesSplit(List.of(Position.START))));
    assertThat(reader.pollNext(out)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
    assertThat(out.texts).containsExactly("in,at,sensor", "0,0,a");
    reader.isAvailable().get(10, TimeUnit.SECONDS);
    clock.now += 100;
    assertThat(reader.pollNext(out)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
    assertThat(out.texts).endsWith("1000,0,b");

    FilesReader restored = reader(10);
    restored.addSplits(reader.snapshotState(1));
    Collected rest = new Collected();
    assertThat(restored.pollNext(rest)).isEqualTo(InputStatus.END_OF_INPUT);
    assertThat(rest.texts).containsExactly("9000,0,c", "");
    reader.close();
    restored.close();
  }

  @Test
  void positionsAreWrittenAndRead() throws IOException {
    FilesSplit split =
        new FilesSplit(List.of(Position.START, new Position(true, false, 1L << 40, 12_345_678L)));
    var one = FilesSplitsCodec.one();
    assertThat(one.deserialize(one.getVersion(), one.serialize(split))).isEqualTo(split);
    var several = FilesSplitsCodec.several();
    assertThat(several.deserialize(1, several.serialize(List.of(split)))).containsExactly(split);
  }

  private FilesReader reader(double times) {
    Pace pace = new Pace(new Recording.Speed(times, clock));
    return new FilesReader(new Merge.Files(inputs), pace, bytes, () -> {});
  }

  /** A clock that is set by hand. */
  private static final class Hand extends Clock {
    private long now = 1_000_000;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(now);
    }
  }

  /** What a reader gave. */
  private static final class Collected implements ReaderOutput<Record> {
    private final List<String> texts = new ArrayList<>();

    @Override
    public void collect(Record next) {
      texts.add(next.text(100));
    }

    @Override
    public void collect(Record next, long timestamp) {
      collect(next);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      throw new IllegalStateException("decode gives the watermarks");
    }

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}

    @Override
    public SourceOutput<Record> createOutputForSplit(String split) {
      return this;
    }

    @Override
    public void releaseOutputForSplit(String split) {}
  }
}
