package urbanbrain.window.evidence;

import static com.google.common.base.Preconditions.checkState;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.Site;
import urbanbrain.feed.EventForm;
import urbanbrain.geo.Shape;

/**
 * What is kept of the events of the panes of a ring, by slot: what evidence shows; and all of them
 * while some may still be taken out.
 */
public final class Kept {

  private final byte[][] shown;

  /** Null in a ring of which no event is taken out, and of a pane of which none will be. */
  private final Retractable[] open;

  /** Of the last event that has a place; null while no event has had a shape. */
  private Shape[] shapes;

  /**
   * Nothing yet.
   *
   * @param isRevised whether events may be taken out
   */
  public Kept(int slots, boolean isRevised) {
    shown = new byte[slots][];
    open = isRevised ? new Retractable[slots] : null;
  }

  /** As much room as this for more slots, and nothing in it. */
  public Kept anew(int slots) {
    return new Kept(slots, open != null);
  }

  /**
   * Adds an event to what is kept of its pane.
   *
   * @param most how many events of a pane can still be taken out at most
   */
  public void add(int slot, Event event, EvidenceForm form, int most) {
    if (open != null) {
      keepAll(slot, event, most);
    }
    if (event.shape() != null || shapes != null) {
      keepShape(slot, event, form);
    }
    shown[slot] = Shown.with(shown[slot], event, form);
  }

  private void keepAll(int slot, Event event, int most) {
    boolean isFirst = shown[slot] == null;
    if (isFirst) {
      open[slot] = new Retractable();
    }
    if (open[slot] != null) {
      open[slot].add(event, most);
    }
  }

  private void keepShape(int slot, Event event, EvidenceForm form) {
    Event placed = shown[slot] == null ? null : Shown.placed(shown[slot], form);
    if (event.isPlaced() && (placed == null || Event.ORDER.compare(event, placed) > 0)) {
      setShape(slot, event.shape());
    }
  }

  private void setShape(int slot, Shape shape) {
    if (shapes == null && shape != null) {
      shapes = new Shape[shown.length];
    }
    if (shapes != null) {
      shapes[slot] = shape;
    }
  }

  /** Forgets all of a pane. */
  public void clear(int slot) {
    shown[slot] = null;
    setShape(slot, null);
    if (open != null) {
      open[slot] = null;
    }
  }

  /** Takes over all of a pane of this or of another ring. */
  public void take(Kept from, int slot, int to) {
    shown[to] = from.shown[slot];
    setShape(to, from.shapes == null ? null : from.shapes[slot]);
    if (open != null) {
      open[to] = from.open[slot];
    }
  }

  /** Shares with no other ring what can change of a pane. */
  public void own(int slot) {
    if (open != null && open[slot] != null) {
      open[slot] = open[slot].copy();
    }
  }

  /** Whether a pane had more events than can be kept, so that none can be taken out any more. */
  public boolean isOverfull(int slot, Event withdrawn) {
    checkState(open[slot] != null, "%s is withdrawn from what is settled", withdrawn);
    return open[slot].isOverfull();
  }

  /** The events of a pane that are left without this one, which is among them. */
  public List<Event> without(int slot, Event withdrawn) {
    return open[slot].without(withdrawn);
  }

  /** No event of a pane will be taken out any more; whether one still could. */
  public boolean settle(int slot) {
    boolean wasOpen = open[slot] != null;
    open[slot] = null;
    return wasOpen;
  }

  /** Adds the first events of a pane to a list, until it has as many as evidence shows. */
  public void showFirst(int slot, EvidenceForm form, List<Event> into) {
    Shown.addTo(into, shown[slot], form);
  }

  /** Where the last event of a pane is that has a place, or nowhere. */
  public Site site(int slot, EvidenceForm form) {
    Event placed = Shown.placed(shown[slot], form);
    return placed == null
        ? Site.NONE
        : new Site(Site.of(placed).place(), shapes == null ? null : shapes[slot]);
  }

  /** Writes all of a pane. */
  public <O extends DataOutput> void write(int slot, O out, EventForm<?, O> events)
      throws IOException {
    out.writeInt(shown[slot].length);
    out.write(shown[slot]);
    out.writeBoolean(shapes != null && shapes[slot] != null);
    if (shapes != null && shapes[slot] != null) {
      new Site(Place.NONE, shapes[slot]).write(out);
    }
    if (open != null) {
      out.writeBoolean(open[slot] != null);
      if (open[slot] != null) {
        open[slot].write(out, events);
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public <I extends DataInput> void read(int slot, I in, EventForm<I, ?> events)
      throws IOException {
    shown[slot] = new byte[in.readInt()];
    in.readFully(shown[slot]);
    setShape(slot, in.readBoolean() ? Site.read(in).shape() : null);
    if (open != null) {
      open[slot] = in.readBoolean() ? Retractable.read(in, events) : null;
    }
  }
}
