package urbanbrain.window.evidence;

import static com.google.common.base.Preconditions.checkState;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.feed.EventForm;

/**
 * All events of a pane of a revised stream, as far as there is room, while some may be taken out.
 */
final class Retractable {

  private List<Event> events = new ArrayList<>(2);
  private boolean isOverfull;

  /**
   * Takes an event, in whatever order they come.
   *
   * @param most how many events can still be taken out at most
   */
  void add(Event event, int most) {
    isOverfull |= events.size() >= most;
    if (isOverfull) {
      events = new ArrayList<>(0);
    } else {
      events.add(event);
    }
  }

  /** Whether there were more events than can be kept, so that none can be taken out any more. */
  boolean isOverfull() {
    return isOverfull;
  }

  /** The events that are left without this one, which is among them: from them all is made anew. */
  List<Event> without(Event withdrawn) {
    List<Event> rest = new ArrayList<>(events);
    boolean isThere = rest.removeIf(event -> EvidenceForm.ORDER.compare(event, withdrawn) == 0);
    checkState(isThere, "%s is withdrawn and never came", withdrawn);
    return rest;
  }

  Retractable copy() {
    Retractable copy = new Retractable();
    copy.events = new ArrayList<>(events);
    copy.isOverfull = isOverfull;
    return copy;
  }

  <O extends DataOutput> void write(O out, EventForm<?, O> form) throws IOException {
    out.writeBoolean(isOverfull);
    out.writeInt(events.size());
    for (Event event : events.stream().sorted(EvidenceForm.ORDER).toList()) {
      form.write(event, out);
    }
  }

  static <I extends DataInput> Retractable read(I in, EventForm<I, ?> form) throws IOException {
    Retractable read = new Retractable();
    read.isOverfull = in.readBoolean();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      read.events.add(form.read(in));
    }
    return read;
  }
}
