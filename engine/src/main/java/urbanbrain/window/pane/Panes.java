package urbanbrain.window.pane;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Site;
import urbanbrain.feed.EventForm;
import urbanbrain.rule.bound.Bound;
import urbanbrain.verdict.Findings;
import urbanbrain.window.evidence.EvidenceForm;
import urbanbrain.window.pane.PaneKind.Keep;

/**
 * The recent events of one feed and key, aggregated: the state that all window rules over that feed
 * share. Two levels where a window is longer than {@link #FLAT} panes: then every event also counts
 * in a coarse pane, and a window is read as fine, coarse, fine.
 */
public final class Panes {

  /**
   * How the events of one feed are aggregated.
   *
   * @param edges where panes begin: every window's edges are edges of panes
   * @param layout what a pane holds
   * @param evidence what is kept of its events
   * @param isDeep whether some window is so long that coarse panes are worth it; not of a revised
   *     stream
   * @param isRevised whether events may be taken out again until they are settled
   * @param most how many panes there may be; beyond it the oldest goes
   */
  public record Plan(
      Edges edges,
      Layout layout,
      EvidenceForm evidence,
      boolean isDeep,
      boolean isRevised,
      long most) {

    /** Whether few events of a pane are less than the pane. */
    boolean isLean() {
      return !isRevised && layout.isSums();
    }

    Keep keep() {
      return isRevised ? Keep.ALL : Keep.FIRST;
    }
  }

  /** Windows of up to this many panes are read pane by pane. It is also a coarse pane's length. */
  public static final int FLAT = 64;

  /** No such time. */
  public static final long NEVER = Long.MAX_VALUE;

  private Ring fine;
  private final PaneRing coarse;

  /** What is known of the time before it is not all that came. */
  private long degradedBefore = Long.MIN_VALUE;

  /** The bound that was hit last; only until the next step. */
  private Bound reached;

  /** No events yet. */
  public Panes(Plan plan) {
    fine = plan.isLean() ? new EventRing() : new PaneRing(plan.layout().kind(plan.keep()));
    coarse = plan.isDeep() ? new PaneRing(plan.layout().kind(Keep.NONE)) : null;
  }

  private Panes(Ring fine, PaneRing coarse, long degradedBefore) {
    this.fine = fine;
    this.coarse = coarse;
    this.degradedBefore = degradedBefore;
  }

  /** Adds an event, in whatever order they come; whether no bound was hit. */
  public boolean add(Event event, Plan plan) {
    long number = plan.edges().number(event.time());
    boolean hasRoom = addFine(number, event, plan);
    if (coarse != null) {
      hasRoom &= coarse.add(Math.floorDiv(number, FLAT), event, plan);
    }
    if (!hasRoom) {
      reached = Bound.DIFFERENT;
      degrade(number, plan);
    }
    if (fine.size() > plan.most()) {
      reached = Bound.PANES;
      degrade(fine.number(0, plan), plan);
      fine.dropBefore(fine.number(1, plan), plan);
      hasRoom = false;
    }
    return hasRoom;
  }

  private boolean addFine(long number, Event event, Plan plan) {
    if (fine instanceof EventRing events) {
      if (events.add(number, event, plan)) {
        return true;
      }
      fine = events.panes(plan);
    }
    return whole().add(number, event, plan);
  }

  /** Of a revised stream, and once there was too much for less. */
  private PaneRing whole() {
    return (PaneRing) fine;
  }

  /**
   * Takes an event out as if it had never come; whether that could be done. It must be there and
   * not be settled.
   */
  public boolean remove(Event event, Plan plan) {
    long number = plan.edges().number(event.time());
    if (isDegradedFrom(event.time()) && !whole().has(number)) {
      // Its pane went when there were too many.
      reached = Bound.PANES;
      return false;
    }
    boolean isOut = whole().remove(number, event, plan);
    if (!isOut) {
      reached = Bound.RETRACTABLE;
      degrade(number, plan);
    }
    return isOut;
  }

  /** The bound that was hit by the last event that was added or taken out. */
  public Bound reached() {
    return reached;
  }

  /** When that was which does not count for it. */
  public long reachedAt(Event event) {
    return reached == Bound.PANES ? Math.min(event.time(), degradedBefore - 1) : event.time();
  }

  private void degrade(long number, Plan plan) {
    degradedBefore = Math.max(degradedBefore, plan.edges().end(number));
  }

  /** No event up to the watermark will be taken out any more. */
  public void settle(long watermark, Plan plan) {
    if (plan.isRevised()) {
      whole().settleBefore(plan.edges().number(watermark + 1));
    }
  }

  /** Drops the panes that end at or before a time. */
  public void dropBefore(long time, Plan plan) {
    long number = plan.edges().number(time);
    fine.dropBefore(number, plan);
    if (coarse != null) {
      coarse.dropBefore(Math.floorDiv(number, FLAT), plan);
    }
  }

  /** Drops every event. */
  public void dropAll() {
    fine.clear();
    if (coarse != null) {
      coarse.clear();
    }
  }

  /** Whether one pane more is one too many. */
  public boolean isFull(Plan plan) {
    return fine.size() >= plan.most();
  }

  /** Whether there is no event. */
  public boolean isEmpty() {
    return fine.size() == 0;
  }

  /**
   * When the first pane with events begins that does not end at or before a time, or {@link
   * #NEVER}.
   */
  public long beginFrom(long time, Plan plan) {
    return begin(index(time, plan), plan);
  }

  /** When the oldest pane with events begins, or {@link #NEVER}. */
  public long oldest(Plan plan) {
    return begin(0, plan);
  }

  private long begin(int index, Plan plan) {
    return index == fine.size() ? NEVER : plan.edges().begin(fine.number(index, plan));
  }

  /** When the oldest pane ends; there must be one. */
  public long oldestEnd(Plan plan) {
    return plan.edges().end(fine.number(0, plan));
  }

  /** When the newest pane ends; there must be one. */
  public long newestEnd(Plan plan) {
    return plan.edges().end(fine.number(fine.size() - 1, plan));
  }

  /** When the newest pane begins; there must be one. */
  public long newest(Plan plan) {
    return plan.edges().begin(fine.number(fine.size() - 1, plan));
  }

  /** Points a view at the events of [from, to), both at the edge of a pane. */
  public void show(long from, long to, Plan plan, View view) {
    view.clear(plan);
    long first = plan.edges().number(from);
    long end = plan.edges().number(to);
    if (coarse == null) {
      view.add(fine, fine.indexOf(first, plan), fine.indexOf(end, plan));
    } else {
      showDeep(first, end, plan, view);
    }
  }

  /** The same, where numbers and sums may be carried on from another window of the same rule. */
  public void show(long from, long to, Plan plan, View view, Running running) {
    show(from, to, plan, view);
    view.carry(running, plan.edges().number(from), plan.edges().number(to), fine);
  }

  private void showDeep(long first, long end, Plan plan, View view) {
    long firstCoarse = -Math.floorDiv(-first, FLAT);
    long endCoarse = Math.floorDiv(end, FLAT);
    long head = Math.min(firstCoarse * FLAT, end);
    long tail = Math.max(endCoarse * FLAT, head);
    view.add(fine, fine.indexOf(first, plan), fine.indexOf(head, plan));
    view.add(coarse, coarse.indexOf(firstCoarse, plan), coarse.indexOf(endCoarse, plan));
    view.add(fine, fine.indexOf(tail, plan), fine.indexOf(end, plan));
  }

  /** The number of events in [from, to). */
  public long count(long from, long to, Plan plan) {
    return fine.count(index(from, plan), index(to, plan));
  }

  /** Adds to a list the first events in [from, to), until it has as many as evidence shows. */
  public void showFirst(long from, long to, Plan plan, List<Event> into) {
    fine.showFirst(index(from, plan), index(to, plan), plan, into);
  }

  /** Where the last event in [from, to) that has a place is. */
  public Site site(long from, long to, Plan plan) {
    return fine.site(index(from, plan), index(to, plan), plan);
  }

  /** Whether a bound was hit, so that what is known of the time from then on is not all. */
  public boolean isDegradedFrom(long time) {
    return time < degradedBefore;
  }

  /** The first events and the number of all in [from, to). */
  public Findings findings(long from, long to, Plan plan) {
    List<Event> shown = new ArrayList<>();
    showFirst(from, to, plan, shown);
    return new Findings(shown, count(from, to, plan), isDegradedFrom(from));
  }

  /** An event is about to be added or taken out: what is carried on of windows must hear of it. */
  public void leave(Event event, Plan plan, Running running) {
    running.leave(plan.edges().number(event.time()), fine, plan);
  }

  /** The event has been added or taken out. */
  public void enter(Event event, Plan plan, Running running) {
    running.enter(plan.edges().number(event.time()), fine, plan);
  }

  private int index(long time, Plan plan) {
    return fine.indexOf(plan.edges().number(time), plan);
  }

  /** A copy that shares nothing that can change. */
  public Panes copy() {
    return new Panes(fine.copy(), coarse == null ? null : coarse.copy(), degradedBefore);
  }

  /** Writes it. */
  public <O extends DataOutput> void write(O out, EventForm<?, O> events) throws IOException {
    out.writeBoolean(fine instanceof EventRing);
    fine.write(out, events);
    out.writeBoolean(coarse != null);
    if (coarse != null) {
      coarse.write(out, events);
    }
    out.writeLong(degradedBefore);
  }

  /** Reads what {@link #write} wrote. */
  public static <I extends DataInput> Panes read(I in, EventForm<I, ?> events) throws IOException {
    Ring fine = in.readBoolean() ? EventRing.read(in) : PaneRing.read(in, events);
    PaneRing coarse = in.readBoolean() ? PaneRing.read(in, events) : null;
    return new Panes(fine, coarse, in.readLong());
  }
}
