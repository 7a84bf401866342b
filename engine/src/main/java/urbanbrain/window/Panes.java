package urbanbrain.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Place;

/**
 * The recent events of one feed and key, aggregated: the state that all window rules over that feed
 * share. Two levels where a window is longer than {@link #FLAT} panes: then every event also counts
 * in a coarse pane, and a window is read as fine, coarse, fine.
 */
public final class Panes {

  /**
   * How the events of one feed are aggregated.
   *
   * @param pane the length of a pane in milliseconds: every window's edges are edges of panes
   * @param layout what a pane holds
   * @param isDeep whether some window is so long that coarse panes are worth it
   */
  record Plan(long pane, Layout layout, boolean isDeep) {}

  /** Windows of up to this many panes are read pane by pane. It is also a coarse pane's length. */
  static final int FLAT = 64;

  /** No such time. */
  static final long NEVER = Long.MAX_VALUE;

  private final PaneRing fine;
  private final PaneRing coarse;

  /** No events yet. */
  Panes(Plan plan) {
    fine = new PaneRing(plan.layout().blank().length, plan.layout().sets());
    coarse =
        plan.isDeep() ? new PaneRing(plan.layout().blank().length, plan.layout().sets()) : null;
  }

  private Panes(PaneRing fine, PaneRing coarse) {
    this.fine = fine;
    this.coarse = coarse;
  }

  /** Adds an event, in whatever order they come. */
  void add(Event event, Plan plan) {
    long number = Math.floorDiv(event.time(), plan.pane());
    fine.add(number, event, plan.layout(), true);
    if (coarse != null) {
      coarse.add(Math.floorDiv(number, FLAT), event, plan.layout(), false);
    }
  }

  /** Drops the panes that end at or before a time. */
  void dropBefore(long time, Plan plan) {
    long number = Math.floorDiv(time, plan.pane());
    fine.dropBefore(number);
    if (coarse != null) {
      coarse.dropBefore(Math.floorDiv(number, FLAT));
    }
  }

  /** Whether there is no event. */
  boolean isEmpty() {
    return fine.size() == 0;
  }

  /** When the first pane with events begins that does not end at or before a time. */
  long beginFrom(long time, Plan plan) {
    int index = fine.indexOf(Math.floorDiv(time, plan.pane()));
    return index == fine.size() ? NEVER : fine.number(index) * plan.pane();
  }

  /** When the oldest pane begins; there must be one. */
  long oldest(Plan plan) {
    return fine.number(0) * plan.pane();
  }

  /** When the newest pane begins; there must be one. */
  long newest(Plan plan) {
    return fine.number(fine.size() - 1) * plan.pane();
  }

  /** Points a view at the events of [from, to), both at the edge of a pane. */
  void show(long from, long to, Plan plan, View view) {
    view.clear();
    long first = Math.floorDiv(from, plan.pane());
    long end = Math.floorDiv(to, plan.pane());
    long firstCoarse = -Math.floorDiv(-first, FLAT);
    long endCoarse = Math.floorDiv(end, FLAT);
    if (coarse == null || end - first <= FLAT || firstCoarse >= endCoarse) {
      view.add(fine, fine.indexOf(first), fine.indexOf(end));
    } else {
      view.add(fine, fine.indexOf(first), fine.indexOf(firstCoarse * FLAT));
      view.add(coarse, coarse.indexOf(firstCoarse), coarse.indexOf(endCoarse));
      view.add(fine, fine.indexOf(endCoarse * FLAT), fine.indexOf(end));
    }
  }

  /** The number of events in [from, to). */
  long count(long from, long to, Plan plan) {
    return fine.count(index(from, plan), index(to, plan));
  }

  /** Adds to a list the first events in [from, to), until it has as many as evidence shows. */
  void showFirst(long from, long to, Plan plan, List<Event> into) {
    fine.showFirst(index(from, plan), index(to, plan), into);
  }

  /** The place of the last event in [from, to) that has one. */
  Place place(long from, long to, Plan plan) {
    Event event = fine.lastPlaced(index(from, plan), index(to, plan));
    return event == null ? Place.NONE : new Place(event.lat(), event.lon());
  }

  /** The first events and the number of all in [from, to). */
  Hearing.Findings findings(long from, long to, Plan plan) {
    List<Event> shown = new ArrayList<>();
    showFirst(from, to, plan, shown);
    return new Hearing.Findings(shown, count(from, to, plan));
  }

  private int index(long time, Plan plan) {
    return fine.indexOf(Math.floorDiv(time, plan.pane()));
  }

  Panes copy() {
    return new Panes(fine.copy(), coarse == null ? null : coarse.copy());
  }

  <O extends DataOutput> void write(O out, EventForm<?, O> events) throws IOException {
    fine.write(out, events);
    out.writeBoolean(coarse != null);
    if (coarse != null) {
      coarse.write(out, events);
    }
  }

  static <I extends DataInput> Panes read(I in, EventForm<I, ?> events) throws IOException {
    PaneRing fine = PaneRing.read(in, events);
    return new Panes(fine, in.readBoolean() ? PaneRing.read(in, events) : null);
  }
}
