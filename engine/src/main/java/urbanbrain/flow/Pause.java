package urbanbrain.flow;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A source was not alive: it gave no event that keeps it alive then. Told once it is certain that
 * it has begun, and again, with the same beginning, once its end is. The time before its first
 * event is one, told when it is certain that it has ended.
 *
 * @param source the source, by the code of its name as in {@link urbanbrain.event.Event#source}
 * @param from milliseconds since the epoch: it was alive up to then; {@link #EVER} before its first
 *     event
 * @param until it is alive from then on, or {@link #OPEN} while that is not known
 */
public record Pause(int source, long from, long until) {

  /** The end of a pause that is not known to have ended. */
  public static final long OPEN = Long.MAX_VALUE;

  /** The beginning of the time before a source's first event. */
  public static final long EVER = Long.MIN_VALUE;

  /** Whether it is the time before the source's first event. */
  public boolean isBeforeFirst() {
    return from == EVER;
  }

  /** Writes pauses. */
  public static final class Form extends Codec<Pause> {

    /** For Flink. */
    public Form() {
      super(Pause.class);
    }

    @Override
    protected void write(Pause pause, DataOutputView out) throws IOException {
      out.writeInt(pause.source());
      out.writeLong(pause.from());
      out.writeLong(pause.until());
    }

    @Override
    protected Pause read(DataInputView in) throws IOException {
      return new Pause(in.readInt(), in.readLong(), in.readLong());
    }

    @Override
    public Pause copy(Pause pause) {
      return pause;
    }

    @Override
    public boolean isImmutableType() {
      return true;
    }
  }
}
