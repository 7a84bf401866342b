package urbanbrain.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Site;
import urbanbrain.feed.EventForm;
import urbanbrain.verdict.Findings;

/** What is known of the open episode of a rule for a key. Most keys have none. */
final class Opened {

  /** The opening. */
  final long opening;

  /** The first of the run of boundaries with an empty window up to what was judged last. */
  long emptySince = Watch.NEVER;

  /** How long the episode is told to last at least. */
  long sure = Watch.NEVER;

  /** Whether the opening is final, and the evidence up to what was judged last is counted below. */
  boolean isFirm;

  /** Where it stands. */
  Site site = Site.NONE;

  /** Firm: the first events. */
  List<Event> shown = new ArrayList<>();

  /** Firm: how many events there are. */
  long total;

  /** Firm: whether a bound was hit, so that not all events may have counted. */
  boolean isDegraded;

  Opened(long opening) {
    this.opening = opening;
  }

  /** What the firm episode rests on. */
  Findings findings() {
    return new Findings(new ArrayList<>(shown), total, isDegraded);
  }

  Opened copy() {
    Opened copy = new Opened(opening);
    copy.emptySince = emptySince;
    copy.sure = sure;
    copy.isFirm = isFirm;
    copy.site = site;
    copy.shown = new ArrayList<>(shown);
    copy.total = total;
    copy.isDegraded = isDegraded;
    return copy;
  }

  <O extends DataOutput> void write(O out, EventForm<?, O> events) throws IOException {
    out.writeLong(opening);
    out.writeLong(emptySince);
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

  static <I extends DataInput> Opened read(I in, EventForm<I, ?> events) throws IOException {
    Opened opened = new Opened(in.readLong());
    opened.emptySince = in.readLong();
    opened.sure = in.readLong();
    opened.isFirm = in.readBoolean();
    opened.site = Site.read(in);
    opened.total = in.readLong();
    opened.isDegraded = in.readBoolean();
    int size = in.readByte();
    for (int i = 0; i < size; i++) {
      opened.shown.add(events.read(in));
    }
    return opened;
  }
}
