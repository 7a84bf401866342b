package urbanbrain.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import urbanbrain.event.Event;

/**
 * All that is held of one feed for one key: its recent events in panes, and how far each rule over
 * it has been judged.
 */
public final class FeedState {

  /** No such time. */
  public static final long NEVER = Panes.NEVER;

  private final Panes panes;
  private final Watch[] watches;

  /** Nothing has come yet. */
  public FeedState(FeedPlan plan) {
    panes = new Panes(plan.panes());
    watches = new Watch[plan.rules().size()];
    for (int i = 0; i < watches.length; i++) {
      watches[i] = new Watch();
    }
  }

  private FeedState(Panes panes, Watch[] watches) {
    this.panes = panes;
    this.watches = watches;
  }

  /** An event comes, later than the last watermark. Says at once what no other can undo. */
  public void arrive(Event event, FeedPlan plan, Hearing hearing) {
    panes.add(event, plan.panes());
    for (int i = 0; i < watches.length; i++) {
      if (plan.rules().get(i).isMonotone()) {
        judge(i, plan, hearing).arrive(event.time());
      }
    }
  }

  /** All events up to the watermark have come. Says what is final, and forgets what has passed. */
  public void pass(long watermark, FeedPlan plan, Hearing hearing) {
    long needed = NEVER;
    for (int i = 0; i < watches.length; i++) {
      judge(i, plan, hearing).pass(watermark);
      needed = Math.min(needed, plan.rules().get(i).needsFrom(watermark));
    }
    panes.dropBefore(needed, plan.panes());
  }

  /** No event will come any more. Says the last word of what is still open. */
  public void end(FeedPlan plan, Hearing hearing) {
    for (int i = 0; i < watches.length; i++) {
      judge(i, plan, hearing).end();
    }
  }

  private Judge judge(int rule, FeedPlan plan, Hearing hearing) {
    return new Judge(plan.rules().get(rule), panes, watches[rule], hearing);
  }

  /** Whether it holds nothing that matters any more. */
  public boolean isIdle() {
    for (Watch watch : watches) {
      if (watch.isOpen()) {
        return false;
      }
    }
    return panes.isEmpty();
  }

  /** The watermark at which there is something to say or to forget; {@link #NEVER} if idle. */
  public long next(FeedPlan plan) {
    long next = nextToForget(plan);
    for (int i = 0; i < watches.length; i++) {
      next = Math.min(next, judge(i, plan, null).next());
    }
    return next;
  }

  private long nextToForget(FeedPlan plan) {
    if (panes.isEmpty()) {
      return NEVER;
    }
    long next = Long.MIN_VALUE;
    for (WindowRule rule : plan.rules()) {
      next = Math.max(next, rule.doneWith(panes.oldest(plan.panes()) + plan.panes().pane()));
    }
    return next;
  }

  /** A copy that shares nothing that can change. */
  public FeedState copy() {
    Watch[] copies = new Watch[watches.length];
    for (int i = 0; i < copies.length; i++) {
      copies[i] = watches[i].copy();
    }
    return new FeedState(panes.copy(), copies);
  }

  /** Writes it. */
  public <O extends DataOutput> void write(O out, EventForm<?, O> events) throws IOException {
    panes.write(out, events);
    out.writeInt(watches.length);
    for (Watch watch : watches) {
      watch.write(out, events);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static <I extends DataInput> FeedState read(I in, EventForm<I, ?> events)
      throws IOException {
    Panes panes = Panes.read(in, events);
    Watch[] watches = new Watch[in.readInt()];
    for (int i = 0; i < watches.length; i++) {
      watches[i] = Watch.read(in, events);
    }
    return new FeedState(panes, watches);
  }
}
