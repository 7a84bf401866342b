package urbanbrain.chain;

import java.util.Map;
import urbanbrain.flow.Word;
import urbanbrain.flow.local.LocalOperator;
import urbanbrain.flow.local.LocalOutput;
import urbanbrain.flow.local.LocalSnapshot;

/** Says as {@code Stamp} does, in-band, how far a clock is. */
record StampLocally(int clock, LocalOutput<Word> out) implements LocalOperator<Word> {

  private static final LocalSnapshot NOTHING = LocalSnapshot.NONE;

  @Override
  public void element(Word word) {
    out.collect(word);
  }

  @Override
  public void watermark(long time) {
    out.collect(new Word.Passed(clock, time));
  }

  @Override
  public LocalSnapshot snapshot() {
    return NOTHING;
  }

  @Override
  public void goOnFrom(LocalSnapshot snapshot) {
    // it holds nothing
  }

  @Override
  public int held() {
    return 0;
  }

  @Override
  public Map<String, Long> counters() {
    return Map.of();
  }
}
