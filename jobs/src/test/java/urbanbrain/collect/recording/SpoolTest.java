package urbanbrain.collect.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.collect.recording.Spooled.PARTS;
import static urbanbrain.collect.recording.Spooled.START;
import static urbanbrain.collect.recording.Spooled.record;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.collect.recording.Keeping.Limits;
import urbanbrain.event.Event;
import urbanbrain.flow.decode.Record;

/** What a recording holds, and for how long. */
class SpoolTest {

  private static final Limits NEVER = new Limits(Long.MAX_VALUE / 4, Long.MAX_VALUE / 4);

  @TempDir private Path temp;
  private Path folder;
  private Spooled town;

  @BeforeEach
  void town() {
    folder = temp.resolve("a/b");
    town = new Spooled(folder);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private static String unpacked(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void eachRecordIsALineThatPeopleAndToolsCanRead() throws IOException {
    Spool spool = town.spool("one", Mark.FRESH);
    spool.write(record(0, 7, "{\"id\": \"é\"}"));
    byte[] raw = {'{', (byte) 0xff, 0, '\n'};
    spool.write(new Record(Record.Kind.DATA, 2, 1, raw, 0, 4, Event.NO_ARRIVAL));
    spool.write(new Record(Record.Kind.TOO_LARGE, 1, 8, raw, 0, 1, START));
    spool.close();
    assertThat(files())
        .extracting(f -> f.getFileName().toString())
        .containsExactly("00000001-2026-03-02T21.00.00Z.ndjson.gz");
    assertThat(unpacked(files().get(0)))
        .isEqualTo(
            """
            {"recording":1,"file":1,"city":"riverton","job":"one","began":"2026-03-02T21:00:00Z","unrecorded":0,\
            "parts":[{"source":"calls","part":"calls-0","keeps_positions":true},\
            {"source":"calls","part":"calls-1","keeps_positions":true},\
            {"source":"gauges","part":"city/gauges/#","keeps_positions":false}]}
            {"source":"calls","part":"calls-0","position":7,"arrival":1772485200007,"text":"{\\"id\\": \\"é\\"}"}
            {"source":"gauges","part":"city/gauges/#","position":1,"base64":"e/8ACg=="}
            {"source":"calls","part":"calls-1","position":8,"arrival":1772485200000,"kind":"too_large","text":"{"}
            """);
  }

  @Test
  void bytesComeBackAsTheyWere() throws IOException {
    byte[][] all = {
      "".getBytes(StandardCharsets.UTF_8),
      "\u0000\t\"\\\u2028\ud83d\ude92 \u007f\r\n".getBytes(StandardCharsets.UTF_8),
      {(byte) 0xc0, (byte) 0x80}, // no UTF-8: too long
      {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, // nor this: half a pair
      {'a', (byte) 0xe2, (byte) 0x82}, // cut off
      new byte[200_000],
      "ü".repeat(100_000).getBytes(StandardCharsets.UTF_8),
    };
    Spool spool = town.spool("one", Mark.FRESH);
    for (byte[] bytes : all) {
      spool.write(new Record(Record.Kind.DATA, 0, 1, bytes, 0, bytes.length, 2));
    }
    spool.close();
    List<Record> read = town.records();
    assertThat(read).hasSize(all.length);
    for (int i = 0; i < all.length; i++) {
      Record record = read.get(i);
      int end = record.offset() + record.length();
      assertThat(Arrays.copyOfRange(record.bytes(), record.offset(), end)).isEqualTo(all[i]);
      assertThat(record.received()).isEqualTo(2);
    }
  }

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    Spool spool = town.spool("one", Mark.FRESH);
    spool.write(record(0, 1, "a"));
    spool.close();
    for (Path dir : List.of(folder, folder.getParent())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir)))
          .isEqualTo("rwx------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().get(0))))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileIsFullByAgeAndBySize() throws IOException {
    town.keeping = new Keeping(folder.toString(), new Limits(3_600_000, 50_000), NEVER);
    Spool spool = town.spool("one", Mark.FRESH);
    spool.write(record(0, 1, "a"));
    town.clock.addAndGet(3_600_000);
    spool.mark(); // nothing more comes
    spool.write(record(0, 2, "b"));
    assertThat(files()).hasSize(2);
    String noise = "b".repeat(100) + new java.util.Random(1).ints(50_000).sum();
    for (int i = 3; files().size() < 4; i++) {
      spool.write(record(0, i, noise + Math.sin(i)));
    }
    spool.close();
    assertThat(Files.size(files().get(1))).isBetween(50_000L, 130_000L);
    List<Record> read = town.records();
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i).position()).isEqualTo(i + 1);
    }
  }

  @Test
  void theOldestAreRemovedByAgeAndBySize() throws IOException {
    town.keeping =
        new Keeping(folder.toString(), new Limits(1, 1), new Limits(86_400_000, 1_000_000));
    Spool spool = town.spool("one", Mark.FRESH);
    for (int i = 1; i <= 4; i++) {
      spool.write(record(0, i, "a"));
      assertThat(files()).hasSize(i);
      Files.setLastModifiedTime(files().get(i - 1), FileTime.fromMillis(START + i));
    }
    town.clock.set(START + 86_400_000 + 3);
    Files.writeString(folder.resolve("notes.txt"), "not ours");
    spool.write(record(0, 5, "a"));
    assertThat(files()).hasSize(4); // 3, 4, 5 and what is not ours
    assertThat(town.read()).containsExactly("0@3 a", "0@4 a", "0@5 a");

    long two = 2 * Files.size(files().get(0)) + 50;
    town.keeping = new Keeping(folder.toString(), new Limits(1, 1), new Limits(1L << 40, two));
    spool = town.spool("two", Mark.FRESH);
    spool.write(record(0, 6, "a"));
    assertThat(files()).hasSize(3);
    assertThat(town.read()).containsExactly("0@5 a", "0@6 a");
  }

  @Test
  void whatCameBehindACheckpointIsCutOffWhereAJobGoesOnFromIt() throws IOException {
    Spool spool = town.spool("one", Mark.FRESH);
    spool.write(record(0, 1, "a"));
    spool.write(record(2, 1, "b"));
    Mark mark = spool.mark();
    spool.write(record(2, 2, "c"));
    spool.mark();
    spool.write(record(0, 2, "d"));
    // killed; before it was found dead another went on, and failed too
    Spool second = town.spool("one", mark);
    second.write(record(2, 2, "later"));
    Spool third = town.spool("one", mark);
    third.write(record(0, 2, "d"));
    third.write(record(2, 2, "e"));
    spool.write(record(0, 3, "of the dead"));
    spool.close();
    assertThat(town.read()).containsExactly("0@1 a", "2@1 b");
    third.mark();
    assertThat(town.read()).containsExactly("0@1 a", "2@1 b", "0@2 d", "2@2 e");
  }

  @Test
  void whatAJobThatBeginsAnewReadsAgainStandsThereOnce() throws IOException {
    Spool first = town.spool("one", Mark.FRESH);
    first.write(record(2, 1, "b"));
    first.write(record(0, 1, "a"));
    first.write(record(0, 2, "c"));
    first.mark();
    Spool other = town.spool("two", Mark.FRESH);
    other.write(record(0, 2, "c"));
    other.write(record(2, 1, "not the same"));
    other.write(record(0, 3, "d"));
    byte[] anew = {'e'}; // a topic that was made anew begins at 0
    other.write(new Record(Record.Kind.DATA, 0, 0, anew, 0, 1, START + 9));
    other.close();
    assertThat(town.read())
        .containsExactly("2@1 b", "0@1 a", "0@2 c", "2@1 not the same", "0@3 d", "0@0 e");
  }

  @Test
  void aFileThatIsCutOffGivesWhatItHolds() throws IOException {
    Spool spool = town.spool("one", Mark.FRESH);
    spool.write(record(0, 1, "a"));
    spool.mark();
    spool.write(record(0, 2, "b"));
    spool.close();
    Path file = files().get(0);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - 30);
    }
    assertThat(town.read()).containsExactly("0@1 a");
    Files.write(folder.resolve("00000002-2026-03-02T21.00.00Z.ndjson.gz"), new byte[0]);
    assertThat(town.read()).containsExactly("0@1 a");
  }

  @Test
  void aReadingGoesOnWhereItWasLeft() throws IOException {
    Spool spool = town.spool("one", Mark.FRESH);
    for (int i = 1; i <= 5; i++) {
      spool.write(record(0, i, "a"));
    }
    spool.close();
    try (Played played = town.played(3)) {
      assertThat(played.hasNext()).isTrue();
      assertThat(played.positions().get(0).offset()).isEqualTo(3);
      assertThat(played.next().position()).isEqualTo(4);
    }
  }

  @Test
  void aFolderIsOfOneCity() throws IOException {
    Spool spool = town.spool("one", Mark.FRESH);
    spool.write(record(0, 1, "a"));
    spool.close();
    Spool.Writer other = new Spool.Writer("elsewhere", "two", PARTS);
    Spool stranger = new Spool(town.keeping, town.disk, other, Mark.FRESH, town.clock::get);
    stranger.write(record(0, 2, "b"));
    assertThat(stranger.isRecording()).isFalse();
    assertThat(stranger.unrecorded()).isEqualTo(1);
    assertThat(town.read()).containsExactly("0@1 a");
  }

  /** A disk that gets full: the kernel says so, as it does of one that is. */
  private static final class Filling implements Disk {
    private boolean isFull;
    private long spare = 1;

    @Override
    public Output create(Path file) throws IOException {
      Output output = OURS.create(file);
      OutputStream full = new FileOutputStream("/dev/full");
      return new Output() {
        @Override
        public void write(int b) throws IOException {
          (isFull ? full : output).write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          (isFull ? full : output).write(bytes, offset, length);
        }

        @Override
        void force() throws IOException {
          output.force();
        }

        @Override
        public void close() throws IOException {
          full.close();
          output.close();
        }
      };
    }

    @Override
    public long spare(Path folder) {
      return spare;
    }
  }

  @Test
  void aDiskThatIsNearlyFullCostsTheRecordsOfThatTime() throws IOException {
    Filling disk = new Filling();
    town.disk = disk;
    Spool spool = town.spool("one", Mark.FRESH);
    spool.write(record(0, 1, "a"));
    disk.spare = 0;
    spool.mark();
    assertThat(spool.isRecording()).isFalse();
    spool.write(record(0, 2, "b"));
    assertThat(spool.mark()).isEqualTo(new Mark(1, 1, 1));
    disk.spare = 1;
    spool.write(record(0, 3, "c")); // too early to try again
    town.clock.addAndGet(Spool.PATIENCE);
    spool.write(record(0, 4, "d"));
    assertThat(spool.isRecording()).isTrue();
    assertThat(spool.mark()).isEqualTo(new Mark(2, 1, 0));
    spool.close();
    assertThat(spool.recorded()).isEqualTo(2);
    assertThat(spool.unrecorded()).isEqualTo(2);
    assertThat(unpacked(files().get(0))).endsWith("\"text\":\"a\"}\n");
    assertThat(unpacked(files().get(1))).contains("\"after\":{\"file\":1,\"records\":1}");
    assertThat(unpacked(files().get(1))).contains("\"unrecorded\":2");
    assertThat(town.read()).containsExactly("0@1 a", "0@4 d");
  }

  @Test
  void aDiskThatIsFullCostsTheRecordsOfThatTime() throws IOException {
    Filling disk = new Filling();
    town.disk = disk;
    disk.isFull = true;
    Spool spool = town.spool("one", Mark.FRESH);
    spool.write(record(0, 1, "a"));
    assertThat(spool.isRecording()).isFalse();
    disk.isFull = false;
    town.clock.addAndGet(Spool.PATIENCE);
    spool.write(record(0, 2, "b"));
    spool.close();
    assertThat(spool.unrecorded()).isEqualTo(1);
    assertThat(spool.recorded()).isEqualTo(1);
    assertThat(files()).hasSize(1);
    assertThat(town.read()).containsExactly("0@2 b");
  }

  @Test
  void whatAFullDiskTookOnlyInPartIsMissingAsAWhole() throws IOException {
    Filling disk = new Filling();
    town.disk = disk;
    Spool spool = town.spool("one", Mark.FRESH);
    spool.write(record(0, 1, "a"));
    disk.isFull = true;
    spool.write(record(0, 2, "b"));
    assertThat(spool.mark()).isEqualTo(new Mark(1, 0, 2));
    assertThat(spool.unrecorded()).isEqualTo(2);
    assertThat(spool.recorded()).isZero();
    town.disk = Disk.OURS;
    Spool next = town.spool("one", new Mark(1, 0, 2));
    next.write(record(0, 3, "c"));
    next.close();
    assertThat(unpacked(files().get(1))).contains("\"unrecorded\":2");
    assertThat(town.read()).containsExactly("0@3 c");
  }
}
