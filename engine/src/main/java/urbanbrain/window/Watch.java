package urbanbrain.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import urbanbrain.feed.EventForm;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Findings;
import urbanbrain.window.pane.Running;

/**
 * How far one rule has been judged for one key: state only, {@link Judge} says what becomes of it.
 * What it carries on of the window that was looked at last is not written: it begins anew.
 */
final class Watch extends Running {

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

  /** The closing of the last episode. */
  long closing = NEVER;

  /** The open episode, null while there is none. */
  Opened opened;

  /** Nothing has been judged yet. */
  Watch() {
    this(NEVER);
  }

  /** Nothing after a boundary has been judged yet. */
  Watch(long before) {
    at = before;
  }

  boolean isOpen() {
    return opened != null;
  }

  /** The open episode as it is told. */
  Episode episode() {
    return new Episode(opened.opening, Episode.OPEN, opened.sure, opened.site);
  }

  /** What the open, firm episode rests on up to {@link #at}. */
  Findings findings() {
    return opened.findings();
  }

  /** An episode opens. */
  void open(long boundary) {
    opened = new Opened(boundary);
    at = boundary;
    since = NEVER;
    calm = NEVER;
  }

  /** The open episode closes. */
  void close(long boundary) {
    opened = null;
    closing = boundary;
    at = boundary;
    since = NEVER;
  }

  Watch copy() {
    Watch copy = new Watch();
    copy.at = at;
    copy.since = since;
    copy.calm = calm;
    copy.closing = closing;
    copy.opened = isOpen() ? opened.copy() : null;
    return copy;
  }

  <O extends DataOutput> void write(O out, EventForm<?, O> events) throws IOException {
    out.writeLong(at);
    out.writeLong(since);
    out.writeLong(closing);
    out.writeBoolean(isOpen());
    if (isOpen()) {
      opened.write(out, events);
    }
  }

  static <I extends DataInput> Watch read(I in, EventForm<I, ?> events) throws IOException {
    Watch watch = new Watch();
    watch.at = in.readLong();
    watch.since = in.readLong();
    watch.closing = in.readLong();
    watch.opened = in.readBoolean() ? Opened.read(in, events) : null;
    return watch;
  }
}
