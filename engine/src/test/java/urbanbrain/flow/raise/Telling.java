package urbanbrain.flow.raise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import urbanbrain.flow.Word;
import urbanbrain.flow.raise.Happenings.Said;
import urbanbrain.harness.Driver;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.Alert;

/** Tells what happens in some order, between clocks that go on by leaps, and with restarts. */
final class Telling {

  private final List<List<Said>> rest = new ArrayList<>();
  private final long[] passed;
  private final Random random;

  /**
   * What is told.
   *
   * @param chains words of one chain keep their order
   */
  Telling(List<List<Said>> chains, RuleClocks clocks, Random random) {
    chains.forEach(chain -> rest.add(new ArrayList<>(chain)));
    this.passed = new long[clocks.clocks().size()];
    Arrays.fill(passed, -1);
    this.random = random;
  }

  /**
   * Tells all.
   *
   * @param heard is called after each word
   */
  void to(Driver<Word, Alert> driver, Consumer<Word> heard) {
    Consumer<Word> tell =
        word -> {
          driver.element(word);
          heard.accept(word);
        };
    while (Arrays.stream(passed).min().orElseThrow() < Happenings.HORIZON) {
      int clock = random.nextInt(passed.length);
      long next = Math.min(Happenings.HORIZON, passed[clock] + 1 + leap());
      if (next > passed[clock]) {
        pass(new Word.Passed(clock, next), tell);
      }
      if (random.nextInt(20) == 0) {
        driver.restore();
        for (int again = 0; again < passed.length; again++) {
          tell.accept(new Word.Passed(again, passed[again]));
        }
      }
    }
    for (int clock = 0; clock < passed.length; clock++) {
      pass(new Word.Passed(clock, Long.MAX_VALUE), tell);
    }
  }

  private int leap() {
    return random.nextInt(random.nextInt(4) == 0 ? 400_000 : 20_000);
  }

  private void pass(Word.Passed time, Consumer<Word> tell) {
    say(time, tell);
    passed[time.clock()] = time.watermark();
    tell.accept(time);
  }

  /** Says all that must come before the clock gets there, and some of what may come later. */
  private void say(Word.Passed time, Consumer<Word> tell) {
    List<List<Said>> due = new ArrayList<>(rest);
    due.removeIf(chain -> chain.isEmpty() || chain.get(0).word().clock() != time.clock());
    while (!due.isEmpty()) {
      List<Said> chain = due.get(random.nextInt(due.size()));
      long watermark = time.watermark();
      boolean must = chain.stream().anyMatch(said -> said.before() <= watermark);
      boolean may = !chain.isEmpty() && chain.get(0).before() - 50_000 <= watermark;
      if (must || (may && random.nextInt(4) == 0)) {
        tell.accept(chain.remove(0).word());
      } else {
        due.remove(chain);
      }
    }
  }
}
