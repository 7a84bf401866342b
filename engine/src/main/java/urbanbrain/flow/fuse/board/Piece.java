package urbanbrain.flow.fuse.board;

import java.util.Comparator;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.geo.Spot;
import urbanbrain.rule.tenure.Tenure;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.MatchId;

/**
 * An event or a signal's episode on a board: a possible piece of evidence. One object, however many
 * rings hold it: equal only to itself. Exactly one of the two is there.
 */
public final class Piece {

  /** Time, then id, then what tells two of the same id apart; of events as {@link Event#ORDER}. */
  public static final Comparator<Piece> ORDER = Piece::compare;

  private final long time;
  private final Event event;
  private final String signal;
  private final String key;
  private final Episode episode;

  /** 0 until asked for. */
  private long identity;

  /** Null until asked for. */
  private Spot spot;

  /** Null until asked for. */
  private Spot point;

  /** An event. */
  public Piece(Event event) {
    this.time = event.time();
    this.event = event;
    this.signal = null;
    this.key = null;
    this.episode = null;
  }

  /** An episode of a signal for a key: it stands at its start. */
  public Piece(String signal, String key, Episode episode) {
    this.time = episode.start();
    this.event = null;
    // of whatever version: all of an anchor's signals are of one
    this.signal = Tenure.title(signal);
    this.key = key;
    this.episode = episode;
  }

  /** The event, null for an episode. */
  public Event event() {
    return event;
  }

  /** The rule that gives the episode, null for an event. */
  public String signal() {
    return signal;
  }

  /** The key that the episode is about, null for an event. */
  public String key() {
    return key;
  }

  /** The episode, null for an event. */
  public Episode episode() {
    return episode;
  }

  /** The event's time, or the episode's start. */
  public long time() {
    return time;
  }

  /** The last moment at which it may be asked for: later than its time only for a span. */
  public long last() {
    return event == null ? time : event.until();
  }

  /** The event's place, or the episode's. */
  public Place place() {
    return event == null ? episode.place() : new Place(event.lat(), event.lon());
  }

  /** What makes a match of which it is the anchor this one. */
  public MatchId matchId() {
    return new MatchId(time, id(), tie());
  }

  /** A stable 64-bit hash that is the same for the same event or episode. */
  public long identity() {
    if (identity == 0) {
      identity =
          event != null
              ? event.identity()
              : StableHash.of(StableHash.of(StableHash.of(signal), key), time);
    }
    return identity;
  }

  /** All of where it is: what an anchor is compared with. */
  public Spot spot() {
    if (spot == null) {
      spot = event != null ? Spot.of(event) : Spot.of(episode.site());
    }
    return spot;
  }

  /** The point that stands for it: where it is as an anchor. */
  public Spot point() {
    if (point == null) {
      point = spot().shape() == null ? spot() : Spot.of(place());
    }
    return point;
  }

  private String id() {
    return event != null ? event.id() : key;
  }

  private long tie() {
    return event != null ? event.content() : StableHash.of(signal);
  }

  private static int compare(Piece a, Piece b) {
    int byTime = Long.compare(a.time, b.time);
    int byId = byTime != 0 ? byTime : a.id().compareTo(b.id());
    return byId != 0 ? byId : Long.compare(a.tie(), b.tie());
  }
}
