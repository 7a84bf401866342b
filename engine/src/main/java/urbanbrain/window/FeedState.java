package urbanbrain.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import urbanbrain.event.Event;
import urbanbrain.feed.EventForm;
import urbanbrain.feed.Held;
import urbanbrain.window.pane.Panes;

/**
 * All that is held of one feed for one key: its recent events in panes, and how far each rule over
 * it has been judged.
 */
public final class FeedState implements Held<FeedPlan, Hearing> {

  private final Panes panes;
  private final Watch[] watches;

  /** What was told of each rule that is provisional, null of the others and where none is. */
  private Outlook[] outlooks;

  /** Nothing has come yet. */
  public FeedState(FeedPlan plan) {
    this(new Panes(plan.panes()), new Watch[plan.rules().size()]);
    for (int i = 0; i < watches.length; i++) {
      watches[i] = new Watch(plan.rules().get(i).beforeFirst());
      if (plan.rules().get(i).isProvisional()) {
        foresee(i, new Outlook());
      }
    }
  }

  private FeedState(Panes panes, Watch[] watches) {
    this.panes = panes;
    this.watches = watches;
  }

  private void foresee(int index, Outlook outlook) {
    outlooks = outlooks == null ? new Outlook[watches.length] : outlooks;
    outlooks[index] = outlook;
  }

  private Outlook outlook(int index) {
    return outlooks == null ? null : outlooks[index];
  }

  @Override
  public void arrive(Event event, long watermark, FeedPlan plan, Hearing hearing) {
    if (event.isWithdrawn()) {
      withdraw(event, plan, hearing);
    } else {
      makeRoom(watermark, plan, hearing);
      add(event, plan, hearing);
    }
  }

  /** What has passed is forgotten later than it could be, but not at the cost of what has not. */
  private void makeRoom(long watermark, FeedPlan plan, Hearing hearing) {
    if (panes.isFull(plan.panes()) && panes.oldestEnd(plan.panes()) <= watermark) {
      pass(watermark, plan, hearing);
    }
  }

  /** Says at once what no other event can undo. */
  private void add(Event event, FeedPlan plan, Hearing hearing) {
    leave(event, plan);
    boolean hasRoom = panes.add(event, plan.panes());
    enter(event, plan);
    if (!hasRoom) {
      degraded(event, plan, hearing);
    }
    for (int i = 0; i < watches.length; i++) {
      WindowRule rule = plan.rules().get(i);
      if (rule.isMonotone()) {
        court(i, plan, hearing).lookAhead().arrive(event.time());
      } else if (outlook(i) != null) {
        forecast(i, plan, hearing).arrive(event.time());
      } else if (rule.isJudgedLast()) {
        court(i, plan, hearing).calm().changed(event.time());
      }
    }
  }

  /** An event of a revised stream is not so: now it is as if it had never come. */
  private void withdraw(Event event, FeedPlan plan, Hearing hearing) {
    leave(event, plan);
    boolean isOut = panes.remove(event, plan.panes());
    enter(event, plan);
    if (!isOut) {
      degraded(event, plan, hearing);
    }
    for (int i = 0; i < watches.length; i++) {
      WindowRule rule = plan.rules().get(i);
      if (outlook(i) != null) {
        forecast(i, plan, hearing).redo();
      } else if (rule.isJudgedLast()) {
        court(i, plan, hearing).calm().changed(event.time());
      }
    }
  }

  private void leave(Event event, FeedPlan plan) {
    for (Watch watch : watches) {
      panes.leave(event, plan.panes(), watch);
    }
  }

  private void enter(Event event, FeedPlan plan) {
    for (Watch watch : watches) {
      panes.enter(event, plan.panes(), watch);
    }
  }

  private void degraded(Event event, FeedPlan plan, Hearing hearing) {
    for (Watch watch : watches) {
      watch.calm = Watch.NEVER;
      watch.forget();
    }
    plan.rules().forEach(rule -> hearing.degraded(rule, panes.reached(), panes.reachedAt(event)));
  }

  @Override
  public void pass(long watermark, FeedPlan plan, Hearing hearing) {
    long needed = NEVER;
    for (int i = 0; i < watches.length; i++) {
      WindowRule rule = plan.rules().get(i);
      court(i, plan, hearing).judge().pass(rule.judgedUpTo(watermark));
      if (rule.isOver(watermark)) {
        court(i, plan, hearing).judge().end();
      }
      if (rule.isMonotone()) {
        court(i, plan, hearing).lookAhead().pass();
      } else if (outlook(i) != null) {
        forecast(i, plan, hearing).pass();
      } else if (rule.isJudgedLast()) {
        court(i, plan, hearing).calm().passed();
      }
      needed = Math.min(needed, rule.needsFrom(watermark));
    }
    panes.settle(watermark, plan.panes());
    if (needed == Watch.ALL_PASSED) {
      panes.dropAll();
    } else {
      panes.dropBefore(needed, plan.panes());
    }
  }

  @Override
  public void end(FeedPlan plan, Hearing hearing) {
    for (int i = 0; i < watches.length; i++) {
      WindowRule rule = plan.rules().get(i);
      if (watches[i].isOpen()) {
        hearing.last(rule, watches[i].episode(), court(i, plan, hearing).judge()::findings);
      }
    }
  }

  private Court court(int index, FeedPlan plan, Telling telling) {
    return plan.court(index).turnTo(panes, watches[index], telling);
  }

  private Forecast forecast(int index, FeedPlan plan, Hearing hearing) {
    Sight sight = court(index, plan, hearing).sight();
    return new Forecast(sight, watches[index], outlook(index), hearing);
  }

  @Override
  public boolean isIdle() {
    for (Watch watch : watches) {
      if (watch.isOpen()) {
        return false;
      }
    }
    return panes.isEmpty();
  }

  @Override
  public long next(FeedPlan plan) {
    long next = nextToForget(plan);
    for (int i = 0; i < watches.length; i++) {
      next = Math.min(next, court(i, plan, null).judge().next());
    }
    return next;
  }

  /** All at once when all has passed; before that not pane by pane but some together. */
  private long nextToForget(FeedPlan plan) {
    if (panes.isEmpty()) {
      return NEVER;
    }
    long oldest = doneWith(panes.oldestEnd(plan.panes()), plan);
    return plan.patience() == 0
        ? oldest
        : Math.min(oldest + plan.patience(), doneWith(panes.newestEnd(plan.panes()), plan));
  }

  private static long doneWith(long time, FeedPlan plan) {
    long done = Long.MIN_VALUE;
    for (WindowRule rule : plan.rules()) {
      done = Math.max(done, rule.doneWith(time));
    }
    return done;
  }

  @Override
  public FeedState copy() {
    Watch[] watchCopies = new Watch[watches.length];
    for (int i = 0; i < watches.length; i++) {
      watchCopies[i] = watches[i].copy();
    }
    FeedState copy = new FeedState(panes.copy(), watchCopies);
    for (int i = 0; i < watches.length; i++) {
      if (outlook(i) != null) {
        copy.foresee(i, outlook(i).copy());
      }
    }
    return copy;
  }

  @Override
  public <O extends DataOutput> void write(O out, EventForm<?, O> events) throws IOException {
    panes.write(out, events);
    out.writeInt(watches.length);
    for (int i = 0; i < watches.length; i++) {
      watches[i].write(out, events);
      out.writeBoolean(outlook(i) != null);
      if (outlook(i) != null) {
        outlook(i).write(out);
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public static <I extends DataInput> FeedState read(I in, EventForm<I, ?> events)
      throws IOException {
    Panes panes = Panes.read(in, events);
    Watch[] watches = new Watch[in.readInt()];
    FeedState read = new FeedState(panes, watches);
    for (int i = 0; i < watches.length; i++) {
      watches[i] = Watch.read(in, events);
      if (in.readBoolean()) {
        read.foresee(i, Outlook.read(in));
      }
    }
    return read;
  }
}
