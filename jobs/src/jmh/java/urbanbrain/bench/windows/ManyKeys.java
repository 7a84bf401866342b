package urbanbrain.bench.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Cost;
import urbanbrain.bench.contest.Readings;

/**
 * Does the whole job take as many keys as that within the heap of this JVM, with a checkpoint every
 * 10 s? The readings that it is given lie in the same heap, 16 bytes each.
 *
 * <p>{@code -Dkeys=}, {@code -Dheap=} of the JVM.
 */
class ManyKeys {

  private static final int KEYS = Integer.getInteger("keys", 1_000_000);

  /** Seven minutes and a half: longer than the window and what may be late. */
  private static final int READINGS = 45;

  private static final long MEGABYTE = 1 << 20;

  private Answer answer;

  @Test
  void run() throws Exception {
    Readings readings = Readings.make(KEYS, KEYS * READINGS);
    var ours = WindowPeer.OURS.asked(new Question(300_000, 10_000), 1);
    Cost cost = Cost.of(() -> answer = ours.answer(readings));
    assertThat(answer.count()).isPositive();
    System.out.printf(
        Locale.ROOT,
        "%n%,d keys, %,d readings in a heap of %,d MB: found %,d, %,.0f ns a reading%n",
        KEYS,
        readings.size(),
        Runtime.getRuntime().maxMemory() / MEGABYTE,
        answer.count(),
        cost.wall() / readings.size());
  }
}
