package urbanbrain.flow.fuse;

import java.util.Comparator;
import urbanbrain.event.Event;

/**
 * An event on a board: a possible piece of evidence. One object, however many rings hold it: equal
 * only to itself.
 */
final class Piece {

  /** As {@link Event#ORDER}. */
  static final Comparator<Piece> ORDER = Comparator.comparing(Piece::event, Event.ORDER);

  private final Event event;

  /** 0 until asked for: most events are never evidence. */
  private long identity;

  Piece(Event event) {
    this.event = event;
  }

  Event event() {
    return event;
  }

  long identity() {
    if (identity == 0) {
      identity = event.identity();
    }
    return identity;
  }
}
