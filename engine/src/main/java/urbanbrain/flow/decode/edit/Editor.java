package urbanbrain.flow.decode.edit;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import urbanbrain.event.Event;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.flow.edition.AuditLineCodec;
import urbanbrain.flow.edition.Notice;
import urbanbrain.rule.edition.Draft;
import urbanbrain.rule.edition.EditionText;
import urbanbrain.rule.edition.Rulebook;
import urbanbrain.verdict.AuditLine;

/**
 * Where rules change while the job runs. What is put before it is checked with all other rules; if
 * nothing is wrong it becomes an edition, which counts from the moment after the newest event that
 * went by, and goes on among the events. What has problems is refused, and the rules before go on.
 *
 * <p>One task, behind decode and before the gates: here alone it is known which events have gone
 * by.
 */
public final class Editor extends AbstractStreamOperator<Decoded>
    implements TwoInputStreamOperator<Decoded, String, Decoded> {

  /** What became of changes. */
  public static final OutputTag<AuditLine> AUDIT =
      new OutputTag<>("rules", new AuditLineCodec().info());

  /** Each edition once, for who hears of no others. */
  public static final OutputTag<Event> NOTICES =
      new OutputTag<>("notices", EventCodec.INSTANCE.info());

  private final Rulebook book;
  private transient StreamRecord<Decoded> out;
  private transient ListState<String> editions;
  private transient ListState<String> comesWith;
  private transient ListState<Long> gone;
  private transient long newest;
  private transient boolean hasBegun;

  /** What the job came with when it last began; null if it begins for the first time. */
  private transient Draft before;

  /** Changes these rules. */
  public Editor(Rulebook book) {
    this.book = book.anew();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    var store = context.getOperatorStateStore();
    editions = store.getListState(new ListStateDescriptor<>("editions", Types.STRING));
    comesWith = store.getListState(new ListStateDescriptor<>("comes with", Types.STRING));
    gone = store.getListState(new ListStateDescriptor<>("newest", Types.LONG));
    newest = Long.MIN_VALUE;
    for (long time : gone.get()) {
      newest = time;
    }
    for (String line : editions.get()) {
      var unused = book.take(EditionText.read(line));
    }
    for (String line : comesWith.get()) {
      before = Draft.read(line);
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    editions.update(book.all().stream().map(EditionText::line).toList());
    gone.update(List.of(newest));
    Draft last = hasBegun ? Draft.whole(book.given()) : before;
    comesWith.update(last == null ? List.of() : List.of(last.line()));
  }

  @Override
  public void open() throws Exception {
    super.open();
    out = new StreamRecord<>(null);
  }

  @Override
  public void processElement1(StreamRecord<Decoded> element) {
    begin();
    if (element.getValue() instanceof Decoded.Heard heard) {
      newest = Math.max(newest, said(heard.event()));
    }
    output.collect(element);
  }

  /** What is planned is said long before it is. */
  private static long said(Event event) {
    return event.hasSpan() && event.arrival() != Event.NO_ARRIVAL
        ? Math.min(event.time(), event.arrival())
        : event.time();
  }

  @Override
  public void processElement2(StreamRecord<String> element) {
    begin();
    take(Draft.read(element.getValue()));
  }

  /**
   * A job that comes with other files than the one that it goes on from puts what is other before
   * itself. What else has changed since then stays. First it says all editions again, for operators
   * that the earlier job did not have.
   */
  private void begin() {
    if (hasBegun) {
      return;
    }
    hasBegun = true;
    if (before == null) {
      note(Changes.taken(book.all().get(0)));
    } else {
      book.all().forEach(this::tell);
      take(Draft.between(before, book.given()));
    }
  }

  private void note(AuditLine line) {
    output.collect(AUDIT, new StreamRecord<>(line));
  }

  private void take(Draft draft) {
    Changes changes = new Changes(book, draft, newest);
    changes.lines().forEach(this::note);
    changes
        .edition()
        .ifPresent(
            edition -> {
              book.take(edition);
              newest = Math.max(newest, edition.from());
              tell(edition);
            });
  }

  private void tell(EditionText edition) {
    output.collect(out.replace(new Decoded.Edited(edition)));
    output.collect(NOTICES, new StreamRecord<>(Notice.event(edition)));
  }

  /** Only the end of all events is heard. */
  @Override
  public void processWatermark1(Watermark mark) {
    if (mark.getTimestamp() == Watermark.MAX_WATERMARK.getTimestamp()) {
      output.emitWatermark(mark);
    }
  }

  @Override
  public void processWatermark2(Watermark mark) {
    // rules have no time of their own
  }
}
