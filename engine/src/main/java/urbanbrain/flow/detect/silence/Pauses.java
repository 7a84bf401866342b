package urbanbrain.flow.detect.silence;

import static com.google.common.math.LongMath.saturatedAdd;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Pause;
import urbanbrain.flow.Wire;

/** When one source was not alive, as far back as any key that is not forgotten may need. */
final class Pauses {

  /** Of a source that never pauses. */
  static final Pauses NONE = new Pauses();

  /** Of a source that has given nothing yet. */
  private static final long UNBORN = Long.MIN_VALUE;

  /** The time of its first event. */
  private long first;

  private long[] from;
  private long[] until;

  Pauses() {
    this(UNBORN, new long[0], new long[0]);
  }

  private Pauses(long first, long[] from, long[] until) {
    this.first = first;
    this.from = from;
    this.until = until;
  }

  /** Takes note of a pause that has begun, or of the end of the last one. */
  void put(Pause pause) {
    if (pause.isBeforeFirst()) {
      first = pause.until();
      return;
    }
    int last = from.length - 1;
    if (last < 0 || from[last] != pause.from()) {
      last++;
      from = Arrays.copyOf(from, last + 1);
      until = Arrays.copyOf(until, last + 1);
      from[last] = pause.from();
    }
    until[last] = pause.until();
  }

  /** The same since its first event from a moment on, whether that has come or not. */
  long momentOfLife(long from, long alive, long watermark) {
    return first == UNBORN
        ? saturatedAdd(Math.max(from, watermark), alive)
        : moment(Math.max(from, first), alive, watermark);
  }

  /**
   * The first moment at which the source has been alive for so long since a moment at which it was.
   * It is certain if it is not later than the watermark; if it is later, it is the earliest that it
   * can be.
   */
  long moment(long since, long alive, long watermark) {
    long missing = alive;
    long at = since;
    for (int i = after(since); i < from.length; i++) {
      long stretch = Math.max(0, from[i] - at);
      if (missing <= stretch) {
        return at + missing;
      }
      missing -= stretch;
      if (until[i] == Pause.OPEN) {
        return Math.max(watermark, from[i]) + missing;
      }
      at = until[i];
    }
    return at + missing;
  }

  /** The first pause that ends after a moment; no pause holds a moment at which it was alive. */
  private int after(long moment) {
    int at = Arrays.binarySearch(until, moment + 1);
    return at >= 0 ? at : -at - 1;
  }

  /** Forgets the pauses since which, at this watermark, the source has been alive for so long. */
  void forget(long watermark, long alive) {
    long missing = alive;
    long upper = watermark;
    for (int i = from.length - 1; i >= 0; i--) {
      missing -= until[i] < upper ? upper - until[i] : 0;
      if (missing <= 0) {
        from = Arrays.copyOfRange(from, i + 1, from.length);
        until = Arrays.copyOfRange(until, i + 1, until.length);
        return;
      }
      upper = Math.min(upper, from[i]);
    }
  }

  /** How many pauses it holds. */
  int size() {
    return from.length;
  }

  /** Writes pauses. */
  public static final class Form extends Codec<Pauses> {

    private static final int VERSION = 1;

    /** For Flink. */
    public Form() {
      super(Pauses.class);
    }

    @Override
    protected void write(Pauses pauses, DataOutputView out) throws IOException {
      out.writeByte(VERSION);
      out.writeLong(pauses.first);
      Wire.writeLongs(pauses.from, out);
      Wire.writeLongs(pauses.until, out);
    }

    @Override
    protected Pauses read(DataInputView in) throws IOException {
      Wire.readVersion(in, VERSION);
      return new Pauses(in.readLong(), Wire.readLongs(in), Wire.readLongs(in));
    }
  }
}
