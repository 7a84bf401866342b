package urbanbrain.flow.edition;

import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import urbanbrain.flow.Word;
import urbanbrain.verdict.Patch;

/** Gives raise the changes of those signals that it needs itself, of rules that may change. */
public final class ChangedToRaise extends RichFlatMapFunction<Patch, Word> implements KnowsRules {

  private final Editing editing;
  private final int clock;

  /** What raise needs by a clock. */
  public ChangedToRaise(Editing editing, int clock) {
    this.editing = editing;
    this.clock = clock;
  }

  @Override
  public Editing editing() {
    return editing;
  }

  @Override
  public void flatMap(Patch patch, Collector<Word> out) {
    if (Notice.is(patch)) {
      editing.take(Notice.of(patch));
    } else if (editing.clock().changed().contains(patch.rule())) {
      out.collect(new Word.Changed(clock, patch));
    }
  }
}
