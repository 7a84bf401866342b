package urbanbrain.collect.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.collect.recording.Keeping.Limits;
import urbanbrain.flow.decode.Record;

/**
 * However often a job fails, is stopped, goes on from an older checkpoint, or is killed while it
 * writes: its recording holds what the job that lived on has read, each record once, in its order.
 */
class Spool_crashTest {

  @TempDir private Path folder;

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 10));
  }

  /** What a checkpoint holds: how far the recording was, and all that had been read. */
  private record Checkpoint(Mark mark, List<String> read) {}

  @ParameterizedTest
  @MethodSource("seeds")
  void holdsWhatTheJobThatLivedOnHasRead(long seed) throws Exception {
    Random random = new Random(seed);
    Spooled town = new Spooled(folder);
    town.keeping = new Keeping(folder.toString(), new Limits(200, 3_000), Keeping.KEEP);
    List<Checkpoint> checkpoints = new ArrayList<>();
    List<String> read = new ArrayList<>();
    Spool spool = town.spool("one", Mark.FRESH);
    checkpoints.add(new Checkpoint(spool.mark(), List.of()));
    for (int step = 0; step < 1_500; step++) {
      int what = random.nextInt(200);
      if (what < 190) {
        Record next = Spooled.record(random.nextInt(3), step, "x".repeat(random.nextInt(60)));
        spool.write(next);
        read.add(Spooled.line(next));
      } else if (what < 198) {
        checkpoints.add(new Checkpoint(spool.mark(), List.copyOf(read)));
      } else {
        end(spool, random.nextInt(3));
        int back = Math.min(checkpoints.size(), 1 + random.nextInt(3));
        Checkpoint last = checkpoints.get(checkpoints.size() - back);
        checkpoints.subList(checkpoints.size() - back + 1, checkpoints.size()).clear();
        read = new ArrayList<>(last.read());
        spool = town.spool("one", last.mark());
      }
    }
    spool.mark();
    assertThat(town.read()).isEqualTo(read);
    spool.close();
    assertThat(town.read()).isEqualTo(read);
  }

  /** Killed, stopped, or failed with some of it on the disk. */
  private static void end(Spool spool, int how) {
    if (how == 1) {
      spool.close();
    } else if (how == 2) {
      spool.mark();
    }
  }
}
