package urbanbrain.flow.fuse;

import java.util.Comparator;
import urbanbrain.event.Event;
import urbanbrain.geo.Spot;

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

  /** Null until asked for. */
  private Spot spot;

  /** Null until asked for. */
  private Spot point;

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

  /** All of where it is: what an anchor is compared with. */
  Spot spot() {
    if (spot == null) {
      spot = Spot.of(event);
    }
    return spot;
  }

  /** The point that stands for it: where it is as an anchor. */
  Spot point() {
    if (point == null) {
      point = event.shape() == null ? spot() : Spot.of(event.lat(), event.lon());
    }
    return point;
  }
}
