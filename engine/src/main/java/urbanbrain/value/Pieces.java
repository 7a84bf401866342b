package urbanbrain.value;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Site;
import urbanbrain.feed.EventForm;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Findings;

/** The evidence of one stretch: the first events, how many there are, where it stands. */
final class Pieces {

  private final List<Event> shown = new ArrayList<>();
  private long total;
  private Site site = Site.NONE;

  /** Adds those events of a stretch, which come after all that were added before. */
  void add(ValueRule rule, Stretch stretch, List<Event> events) {
    for (int at = stretch.from(); at < stretch.to(); at++) {
      at = Stretch.lastOfInstant(events, at);
      add(events.get(at), rule.opening(stretch.since()));
    }
  }

  private void add(Event event, long opening) {
    total++;
    if (shown.size() < Evidence.SHOWN) {
      shown.add(event);
    }
    if (event.isPlaced() && event.time() <= opening) {
      site = Site.of(event);
    }
  }

  /** Where an episode of this evidence stands. */
  Site site() {
    return site;
  }

  Findings findings(boolean isDegraded) {
    return new Findings(List.copyOf(shown), total, isDegraded);
  }

  Pieces copy() {
    Pieces copy = new Pieces();
    copy.shown.addAll(shown);
    copy.total = total;
    copy.site = site;
    return copy;
  }

  <O extends DataOutput> void write(O out, EventForm<?, O> form) throws IOException {
    out.writeLong(total);
    site.write(out);
    out.writeByte(shown.size());
    for (Event event : shown) {
      form.write(event, out);
    }
  }

  static <I extends DataInput> Pieces read(I in, EventForm<I, ?> form) throws IOException {
    Pieces pieces = new Pieces();
    pieces.total = in.readLong();
    pieces.site = Site.read(in);
    int size = in.readByte();
    for (int i = 0; i < size; i++) {
      pieces.shown.add(form.read(in));
    }
    return pieces;
  }
}
