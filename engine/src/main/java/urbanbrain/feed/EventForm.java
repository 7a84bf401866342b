package urbanbrain.feed;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import urbanbrain.event.Event;

/**
 * How events are written where state is written.
 *
 * @param <I> what they are read from
 * @param <O> what they are written to
 */
public interface EventForm<I extends DataInput, O extends DataOutput> {

  /** Writes one event. */
  void write(Event event, O out) throws IOException;

  /** Reads one event. */
  Event read(I in) throws IOException;
}
