package urbanbrain.value;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.feed.EventForm;
import urbanbrain.feed.Held;
import urbanbrain.rule.bound.Bound;

/** The values of one key over time as the state rules over one feed see them. */
public final class FeedValues implements Held<ValuePlan, ValueHearing> {

  private final Line line;
  private final Run[] runs;
  private long settled = Long.MIN_VALUE;

  /** Before the first event. */
  public FeedValues(ValuePlan plan) {
    this(new Line(), new Run[plan.rules().size()]);
    for (int i = 0; i < runs.length; i++) {
      runs[i] = new Run();
    }
  }

  private FeedValues(Line line, Run[] runs) {
    this.line = line;
    this.runs = runs;
  }

  @Override
  public void arrive(Event event, long watermark, ValuePlan plan, ValueHearing hearing) {
    line.take(event);
    judge(Math.max(watermark, settled), plan, hearing);
    Event lost = line.drop(settled, plan.most());
    if (lost != null) {
      plan.rules().forEach(rule -> hearing.degraded(rule, Bound.VALUES, lost.time()));
    }
  }

  @Override
  public void pass(long watermark, ValuePlan plan, ValueHearing hearing) {
    judge(Math.max(watermark, settled), plan, hearing);
  }

  private void judge(long until, ValuePlan plan, ValueHearing hearing) {
    for (int i = 0; i < runs.length; i++) {
      ValueRule rule = plan.rules().get(i);
      if ((until > settled || rule.isProvisional()) && settled <= rule.last()) {
        runs[i].judge(rule, line, settled, Math.min(until, rule.last()), hearing);
      }
      if (rule.isOver(until)) {
        runs[i].end(rule, line.isDegraded(), hearing);
      }
    }
    settled = until;
    line.forget(settled, plan.stale());
  }

  @Override
  public void end(ValuePlan plan, ValueHearing hearing) {
    judge(Math.max(line.newest(), settled), plan, hearing);
    for (int i = 0; i < runs.length; i++) {
      runs[i].end(plan.rules().get(i), line, hearing);
    }
  }

  @Override
  public boolean isIdle() {
    return line.isEmpty();
  }

  @Override
  public long next(ValuePlan plan) {
    if (line.isEmpty()) {
      return NEVER;
    }
    long next = line.newest() + plan.stale();
    for (int i = 0; i < runs.length; i++) {
      next = Math.min(next, runs[i].next(plan.rules().get(i), line, settled));
    }
    return next;
  }

  /** The event's own time: to work out the next change takes a look at all events ahead. */
  @Override
  public long nextAfter(long time, ValuePlan plan) {
    return time;
  }

  @Override
  public FeedValues copy() {
    Run[] copies = new Run[runs.length];
    for (int i = 0; i < copies.length; i++) {
      copies[i] = runs[i].copy();
    }
    FeedValues copy = new FeedValues(line.copy(), copies);
    copy.settled = settled;
    return copy;
  }

  @Override
  public <O extends DataOutput> void write(O out, EventForm<?, O> form) throws IOException {
    out.writeLong(settled);
    out.writeBoolean(line.isDegraded());
    out.writeInt(line.events().size());
    for (Event event : line.events()) {
      form.write(event, out);
    }
    out.writeInt(runs.length);
    for (Run run : runs) {
      run.write(out, form);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static <I extends DataInput> FeedValues read(I in, EventForm<I, ?> form)
      throws IOException {
    long settled = in.readLong();
    boolean isDegraded = in.readBoolean();
    List<Event> events = new ArrayList<>();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      events.add(form.read(in));
    }
    Run[] runs = new Run[in.readInt()];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = Run.read(in, form);
    }
    FeedValues values = new FeedValues(new Line(events, isDegraded), runs);
    values.settled = settled;
    return values;
  }
}
