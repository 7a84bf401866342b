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
      long most) {}

  /** Windows of up to this many panes are read pane by pane. It is also a coarse pane's length. */
  public static final int FLAT = 64;

  /** No such time. */
  public static final long NEVER = Long.MAX_VALUE;

  private final PaneRing fine;
  private final PaneRing coarse;

  /** What is known of the time before it is not all that came. */
  private long degradedBefore = Long.MIN_VALUE;

  /** The bound that was hit last; only until the next step. */
  private Bound reached;

  /** No events yet. */
  public Panes(Plan plan) {
    fine = new PaneRing(plan.layout().kind(plan.isRevised() ? Keep.ALL : Keep.FIRST));
    coarse = plan.isDeep() ? new PaneRing(plan.layout().kind(Keep.NONE)) : null;
  }

  private Panes(PaneRing fine, PaneRing coarse, long degradedBefore) {
    this.fine = fine;
    this.coarse = coarse;
    this.degradedBefore = degradedBefore;
  }

  /** Adds an event, in whatever order they come; whether no bound was hit. */
  public boolean add(Event event, Plan plan) {
    long number = plan.edges().number(event.time());
    boolean hasRoom = fine.add(number, event, plan);
    if (coarse != null) {
      hasRoom &= coarse.add(Math.floorDiv(number, FLAT), event, plan);
    }
    if (!hasRoom) {
      reached = Bound.DIFFERENT;
      degrade(number, plan);
    }
    if (fine.size() > plan.most()) {
      reached = Bound.PANES;
      degrade(fine.number(0), plan);
      fine.dropBefore(fine.number(1));
      hasRoom = false;
    }
    return hasRoom;
  }

  /**
   * Takes an event out as if it had never come; whether that could be done. It must be there and
   * not be settled.
   */
  public boolean remove(Event event, Plan plan) {
    long number = plan.edges().number(event.time());
    if (isDegradedFrom(event.time()) && !fine.has(number)) {
      // Its pane went when there were too many.
      reached = Bound.PANES;
      return false;
    }
    boolean isOut = fine.remove(number, event, plan);
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
      fine.settleBefore(plan.edges().number(watermark + 1));
    }
  }

  /** Drops the panes that end at or before a time. */
  public void dropBefore(long time, Plan plan) {
    long number = plan.edges().number(time);
    fine.dropBefore(number);
    if (coarse != null) {
      coarse.dropBefore(Math.floorDiv(number, FLAT));
    }
  }

  /** Drops every event. */
  public void dropAll() {
    fine.dropBefore(Long.MAX_VALUE);
    if (coarse != null) {
      coarse.dropBefore(Long.MAX_VALUE);
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
    return index == fine.size() ? NEVER : plan.edges().begin(fine.number(index));
  }

  /** When the oldest pane ends; there must be one. */
  public long oldestEnd(Plan plan) {
    return plan.edges().end(fine.number(0));
  }

  /** When the newest pane ends; there must be one. */
  public long newestEnd(Plan plan) {
    return plan.edges().end(fine.number(fine.size() - 1));
  }

  /** When the newest pane begins; there must be one. */
  public long newest(Plan plan) {
    return plan.edges().begin(fine.number(fine.size() - 1));
  }

  /** Points a view at the events of [from, to), both at the edge of a pane. */
  public void show(long from, long to, Plan plan, View view) {
    view.clear();
    long first = plan.edges().number(from);
    long end = plan.edges().number(to);
    if (coarse == null) {
      view.add(fine, fine.indexOf(first), fine.indexOf(end));
    } else {
      showDeep(first, end, view);
    }
  }

  /** The same, where numbers and sums may be carried on from another window of the same rule. */
  public void show(long from, long to, Plan plan, View view, Running running) {
    show(from, to, plan, view);
    view.carry(running, plan.edges().number(from), plan.edges().number(to), fine);
  }

  private void showDeep(long first, long end, View view) {
    long firstCoarse = -Math.floorDiv(-first, FLAT);
    long endCoarse = Math.floorDiv(end, FLAT);
    long head = Math.min(firstCoarse * FLAT, end);
    long tail = Math.max(endCoarse * FLAT, head);
    view.add(fine, fine.indexOf(first), fine.indexOf(head));
    view.add(coarse, coarse.indexOf(firstCoarse), coarse.indexOf(endCoarse));
    view.add(fine, fine.indexOf(tail), fine.indexOf(end));
  }

  /** The number of events in [from, to). */
  public long count(long from, long to, Plan plan) {
    return fine.count(index(from, plan), index(to, plan));
  }

  /** Adds to a list the first events in [from, to), until it has as many as evidence shows. */
  public void showFirst(long from, long to, Plan plan, List<Event> into) {
    fine.showFirst(index(from, plan), index(to, plan), plan.evidence(), into);
  }

  /** Where the last event in [from, to) that has a place is. */
  public Site site(long from, long to, Plan plan) {
    return fine.site(index(from, plan), index(to, plan), plan.evidence());
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
    running.leave(plan.edges().number(event.time()), fine);
  }

  /** The event has been added or taken out. */
  public void enter(Event event, Plan plan, Running running) {
    running.enter(plan.edges().number(event.time()), fine);
  }

  private int index(long time, Plan plan) {
    return fine.indexOf(plan.edges().number(time));
  }

  /** A copy that shares nothing that can change. */
  public Panes copy() {
    return new Panes(fine.copy(), coarse == null ? null : coarse.copy(), degradedBefore);
  }

  /** Writes it. */
  public <O extends DataOutput> void write(O out, EventForm<?, O> events) throws IOException {
    fine.write(out, events);
    out.writeBoolean(coarse != null);
    if (coarse != null) {
      coarse.write(out, events);
    }
    out.writeLong(degradedBefore);
  }

  /** Reads what {@link #write} wrote. */
  public static <I extends DataInput> Panes read(I in, EventForm<I, ?> events) throws IOException {
    PaneRing fine = PaneRing.read(in, events);
    PaneRing coarse = in.readBoolean() ? PaneRing.read(in, events) : null;
    return new Panes(fine, coarse, in.readLong());
  }
}
