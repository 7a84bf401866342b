package urbanbrain.flow.edition;

import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.flow.Word;
import urbanbrain.rule.edition.EditionText;

/**
 * Gives raise the events that it needs itself, of rules that may change, and tells it of each
 * edition before any word that follows it by this clock.
 */
public final class SaidToRaise extends RichFlatMapFunction<Event, Word> implements KnowsRules {

  private final Editing editing;
  private final int clock;
  private transient SortedSet<Integer> streams;

  /** What raise needs by a clock. */
  public SaidToRaise(Editing editing, int clock) {
    this.editing = editing;
    this.clock = clock;
  }

  @Override
  public Editing editing() {
    return editing;
  }

  @Override
  public void open(OpenContext context) {
    streams = new TreeSet<>(editing.clock().said().stream().map(StableHash::code).toList());
  }

  @Override
  public void flatMap(Event event, Collector<Word> out) {
    if (Notice.is(event)) {
      EditionText edition = Notice.of(event);
      if (editing.take(edition)) {
        streams = new TreeSet<>(editing.clock().said().stream().map(StableHash::code).toList());
        out.collect(new Word.Edited(clock, edition));
      }
    } else if (streams.contains(event.stream())) {
      out.collect(new Word.Said(clock, event));
    }
  }
}
