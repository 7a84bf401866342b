package urbanbrain.collect;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import urbanbrain.flow.decode.Record;

/** The records of a city's past, one after the other. */
public interface Records extends AutoCloseable {

  /** Where such records lie. */
  interface Store extends Serializable {

    /** Where a first reading begins. */
    List<Position> start();

    /**
     * Goes on where they were left.
     *
     * @param isPaced whether {@link Records#arrival} will be asked for
     */
    Records open(boolean isPaced, List<Position> positions) throws IOException;

    /** How many bytes they take, as they lie there. */
    long bytes() throws IOException;

    /** All of them. */
    default Records open() throws IOException {
      return open(false, start());
    }
  }

  /** Whether anything is left. */
  boolean hasNext() throws IOException;

  /** Whether the next record is a word about a source. Only after {@link #hasNext}. */
  boolean isWord();

  /** When the next record came in. Only where it is no word. */
  long arrival();

  /** Gives the next record; its bytes stay until the next {@link #hasNext}, which must be asked. */
  Record next();

  /** Where to go on so that nothing is given twice or left out; only while no words wait. */
  List<Position> positions();

  /** How many bytes have been read, as they lie in the files. */
  long bytesRead();

  @Override
  void close() throws IOException;
}
