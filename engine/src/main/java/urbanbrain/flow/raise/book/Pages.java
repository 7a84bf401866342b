package urbanbrain.flow.raise.book;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import urbanbrain.flow.Wire;

/** The cases of a book as they are kept, each by itself under its number. */
public final class Pages {

  private static final int VERSION = 1;
  private static final int PAGE = 256;

  /** The cases that have changed since they were saved. */
  private final NavigableSet<Case> changed =
      new TreeSet<>(Comparator.comparingLong((Case home) -> home.number));

  /** The numbers of those that are in the book no more. */
  private final List<Long> gone = new ArrayList<>();

  Pages() {}

  void changed(Case home) {
    if (!home.isUnsaved) {
      home.isUnsaved = true;
      changed.add(home);
    }
  }

  void gone(Case home) {
    changed.remove(home);
    gone.add(home.number);
  }

  /** The numbers of the cases that are gone since the last time. */
  public List<Long> takeGone() {
    List<Long> numbers = List.copyOf(gone);
    gone.clear();
    return numbers;
  }

  /** The cases that have changed since the last time, written. */
  public Map<Long, byte[]> takeChanged() throws IOException {
    Map<Long, byte[]> written = new TreeMap<>();
    DataOutputSerializer out = new DataOutputSerializer(PAGE);
    for (Case home : changed) {
      out.clear();
      out.writeByte(VERSION);
      BookCodec.writeCase(home, out);
      written.put(home.number, out.getCopyOfBuffer());
      home.isUnsaved = false;
    }
    changed.clear();
    return written;
  }

  static Case read(byte[] page) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(page);
    Wire.readVersion(in, VERSION);
    return BookCodec.readCase(in);
  }
}
