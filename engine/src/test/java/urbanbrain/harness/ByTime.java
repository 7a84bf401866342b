package urbanbrain.harness;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.LongFunction;
import urbanbrain.event.Event;
import urbanbrain.feed.EventForm;

/**
 * Writes events of which the time is all that tells them apart.
 *
 * @param event the event of a time
 */
public record ByTime(LongFunction<Event> event)
    implements EventForm<DataInputStream, DataOutputStream> {

  @Override
  public void write(Event one, DataOutputStream out) throws IOException {
    out.writeLong(one.time());
  }

  @Override
  public Event read(DataInputStream in) throws IOException {
    return event.apply(in.readLong());
  }
}
