package urbanbrain.window.evidence;

import java.nio.ByteBuffer;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.verdict.Evidence;

/**
 * What is kept of the events of a pane: the first few in the order of evidence, and the last that
 * has a place. One array that is never changed: how many are the first, then these, then the last
 * one with a place if it may be none of them.
 */
final class Shown {

  private static final int BEGIN = 1;

  private Shown() {}

  /** What is kept once an event has come, in whatever order they come; nothing was kept of null. */
  static byte[] with(byte[] shown, Event event, EvidenceForm form) {
    if (shown == null) {
      return join(1, form.pack(event));
    }
    int at = BEGIN;
    int before = 0;
    while (before < shown[0] && form.compare(shown, at, event) <= 0) {
      at = EvidenceForm.end(shown, at);
      before++;
    }
    if (before == Evidence.SHOWN) {
      return event.isPlaced() ? withPlaced(shown, at, event, form) : shown;
    }
    return shown[0] < Evidence.SHOWN
        ? join(
            shown[0] + 1, part(shown, BEGIN, at), form.pack(event), part(shown, at, shown.length))
        : withoutLast(shown, at, before, event, form);
  }

  /** One more comes before some of the first: of these the last is none any more. */
  private static byte[] withoutLast(
      byte[] shown, int at, int before, Event event, EvidenceForm form) {
    int last = at;
    for (int i = before; i < Evidence.SHOWN - 1; i++) {
      last = EvidenceForm.end(shown, last);
    }
    int end = EvidenceForm.end(shown, last);
    byte[] first = join(shown[0], part(shown, BEGIN, at), form.pack(event), part(shown, at, last));
    ByteBuffer placed = laterPlaced(shown, last, end, form);
    return join(shown[0], part(first, BEGIN, first.length), placed);
  }

  /** The later of the last of the first, if it has a place, and of the last one with a place. */
  private static ByteBuffer laterPlaced(byte[] shown, int last, int end, EvidenceForm form) {
    Event displaced = form.unpack(shown, last);
    return displaced.isPlaced() && isLater(displaced, shown, end, form)
        ? part(shown, last, end)
        : part(shown, end, shown.length);
  }

  /** An event with a place has come that is none of the first, which end here. */
  private static byte[] withPlaced(byte[] shown, int end, Event event, EvidenceForm form) {
    return isLater(event, shown, end, form)
        ? join(shown[0], part(shown, BEGIN, end), form.pack(event))
        : shown;
  }

  private static boolean isLater(Event event, byte[] shown, int end, EvidenceForm form) {
    return end == shown.length || Event.ORDER.compare(form.unpack(shown, end), event) < 0;
  }

  private static ByteBuffer part(byte[] shown, int from, int to) {
    return ByteBuffer.wrap(shown, from, to - from);
  }

  private static byte[] join(int first, ByteBuffer... parts) {
    int size = BEGIN;
    for (ByteBuffer part : parts) {
      size += part.remaining();
    }
    ByteBuffer all = ByteBuffer.allocate(size).put((byte) first);
    for (ByteBuffer part : parts) {
      all.put(part);
    }
    return all.array();
  }

  /** Adds the first events to a list, until it has as many as evidence shows. */
  static void addTo(List<Event> into, byte[] shown, EvidenceForm form) {
    int at = BEGIN;
    for (int i = 0; i < shown[0] && into.size() < Evidence.SHOWN; i++) {
      into.add(form.unpack(shown, at));
      at = EvidenceForm.end(shown, at);
    }
  }

  /** The last event that has a place, or null. */
  static Event placed(byte[] shown, EvidenceForm form) {
    Event placed = null;
    for (int at = BEGIN; at < shown.length; at = EvidenceForm.end(shown, at)) {
      Event event = form.unpack(shown, at);
      if (event.isPlaced() && (placed == null || Event.ORDER.compare(event, placed) > 0)) {
        placed = event;
      }
    }
    return placed;
  }
}
