package urbanbrain.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Site;
import urbanbrain.feed.EventForm;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Findings;
import urbanbrain.window.pane.Running;

/**
 * How far one rule has been judged for one key: state only, {@link Judge} says what becomes of it.
 */
final class Watch {

  /** No such boundary: before all times, and far enough from the least number to count with. */
  static final long NEVER = Long.MIN_VALUE / 2;

  /** Later than all events. */
  static final long ALL_PASSED = Long.MAX_VALUE;

  /**
   * Closed: the last boundary that was judged on what is known. Open: the last that was judged
   * finally, at first the opening.
   */
  long at = NEVER;

  /** The first of the run of boundaries up to {@link #at} with raise (closed) or clear (open). */
  long since = NEVER;

  /**
   * Closed: at every boundary after {@link #at} and before this one raise is false of what is
   * there. Not written: it is found again.
   */
  long calm = NEVER;

  /** Of the window that was looked at last. Not written: it begins anew. */
  final Running running = new Running();

  /** Open: the first of the run of boundaries up to {@link #at} with an empty window. */
  long emptySince = NEVER;

  /** The opening of the open episode. */
  long opening = NEVER;

  /** The closing of the last episode. */
  long closing = NEVER;

  /** Open: how long the episode is told to last at least. */
  long sure = NEVER;

  /** Open: whether the opening is final, and the evidence up to {@link #at} is counted below. */
  boolean isFirm;

  /** Open: where it stands. */
  Site site = Site.NONE;

  /** Firm: the first events. */
  List<Event> shown = new ArrayList<>();

  /** Firm: how many events there are. */
  long total;

  /** Firm: whether a bound was hit, so that not all events may have counted. */
  boolean isDegraded;

  /** Nothing has been judged yet. */
  Watch() {
    this(NEVER);
  }

  /** Nothing after a boundary has been judged yet. */
  Watch(long before) {
    at = before;
  }

  boolean isOpen() {
    return opening != NEVER;
  }

  /** The open episode as it is told. */
  Episode episode() {
    return new Episode(opening, Episode.OPEN, sure, site);
  }

  /** What the open, firm episode rests on up to {@link #at}. */
  Findings findings() {
    return new Findings(new ArrayList<>(shown), total, isDegraded);
  }

  /** An episode opens. */
  void open(long boundary) {
    opening = boundary;
    at = boundary;
    since = NEVER;
    calm = NEVER;
    emptySince = NEVER;
    isFirm = false;
  }

  /** The open episode closes. */
  void close(long boundary) {
    closing = boundary;
    at = boundary;
    since = NEVER;
    emptySince = NEVER;
    opening = NEVER;
    sure = NEVER;
    isFirm = false;
    site = Site.NONE;
    shown = new ArrayList<>();
    total = 0;
    isDegraded = false;
  }

  Watch copy() {
    Watch copy = new Watch();
    copy.at = at;
    copy.since = since;
    copy.calm = calm;
    copy.emptySince = emptySince;
    copy.opening = opening;
    copy.closing = closing;
    copy.sure = sure;
    copy.isFirm = isFirm;
    copy.site = site;
    copy.shown = new ArrayList<>(shown);
    copy.total = total;
    copy.isDegraded = isDegraded;
    return copy;
  }

  <O extends DataOutput> void write(O out, EventForm<?, O> events) throws IOException {
    out.writeLong(at);
    out.writeLong(since);
    out.writeLong(closing);
    out.writeBoolean(isOpen());
    if (!isOpen()) {
      return;
    }
    out.writeLong(emptySince);
    out.writeLong(opening);
    out.writeLong(sure);
    out.writeBoolean(isFirm);
    site.write(out);
    out.writeLong(total);
    out.writeBoolean(isDegraded);
    out.writeByte(shown.size());
    for (Event event : shown) {
      events.write(event, out);
    }
  }

  static <I extends DataInput> Watch read(I in, EventForm<I, ?> events) throws IOException {
    Watch watch = new Watch();
    watch.at = in.readLong();
    watch.since = in.readLong();
    watch.closing = in.readLong();
    if (!in.readBoolean()) {
      return watch;
    }
    watch.emptySince = in.readLong();
    watch.opening = in.readLong();
    watch.sure = in.readLong();
    watch.isFirm = in.readBoolean();
    watch.site = Site.read(in);
    watch.total = in.readLong();
    watch.isDegraded = in.readBoolean();
    int size = in.readByte();
    for (int i = 0; i < size; i++) {
      watch.shown.add(events.read(in));
    }
    return watch;
  }
}
