package urbanbrain.flow.raise;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.MatchUpdateCodec;
import urbanbrain.flow.Wire;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.MatchUpdate;

/** Writes the state of raise. */
public final class BookCodec extends Codec<Book> {

  private static final int VERSION = 1;
  private static final MatchUpdateCodec UPDATES = new MatchUpdateCodec();

  /** For Flink. */
  public BookCodec() {
    super(Book.class);
  }

  @Override
  protected void write(Book book, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(book.epoch);
    Wire.writeList(book.cases, out, BookCodec::writeCase);
    Wire.writeList(List.copyOf(book.waiting.values()), out, UPDATES::serialize);
    Wire.writeSize(book.turns.size(), out);
    for (Map.Entry<MatchId, Integer> turn : book.turns.entrySet()) {
      writeHandle(new Handle(turn.getKey(), turn.getValue()), out);
    }
  }

  @Override
  protected Book read(DataInputView in) throws IOException {
    Wire.readVersion(in, VERSION);
    Book book = new Book(in.readLong());
    Wire.readList(in, BookCodec::readCase).forEach(book::add);
    for (MatchUpdate update : Wire.readList(in, UPDATES::deserialize)) {
      book.waiting.put(update.match().id(), update);
    }
    for (Handle turn : Wire.readList(in, BookCodec::readHandle)) {
      book.turns.put(turn.id(), turn.turn());
    }
    return book;
  }

  private static void writeCase(Case home, DataOutputView out) throws IOException {
    Wire.writeList(List.copyOf(home.members.values()), out, MatchUpdateCodec::writeMatch);
    Wire.writeList(List.copyOf(home.anchored), out, MatchUpdateCodec::writeId);
    Wire.writeList(List.copyOf(home.absorbs), out, BookCodec::writeHandle);
    writeAny(home.folded, out, BookCodec::writeSummary);
    writeAny(home.handle, out, BookCodec::writeHandle);
    writeAny(home.told, out, BookCodec::writeTold);
    out.writeLong(home.decided);
    out.writeBoolean(home.changed);
  }

  private static Case readCase(DataInputView in) throws IOException {
    Case home = new Case();
    Wire.readList(in, MatchUpdateCodec::readMatch).forEach(m -> home.members.put(m.id(), m));
    home.anchored.addAll(Wire.readList(in, MatchUpdateCodec::readId));
    home.absorbs.addAll(Wire.readList(in, BookCodec::readHandle));
    home.folded = readAny(in, BookCodec::readSummary);
    home.handle = readAny(in, BookCodec::readHandle);
    home.told = readAny(in, BookCodec::readTold);
    home.decided = in.readLong();
    home.changed = in.readBoolean();
    return home;
  }

  private static void writeSummary(Summary summary, DataOutputView out) throws IOException {
    Match match =
        new Match(
            summary.smallest(),
            summary.key(),
            summary.start(),
            summary.end(),
            summary.place(),
            summary.evidence());
    MatchUpdateCodec.writeMatch(match, out);
    out.writeLong(summary.matches());
    // Each stands under its own leg's name.
    Wire.writeList(List.copyOf(summary.firsts().values()), out, MatchUpdateCodec::writeRef);
  }

  private static Summary readSummary(DataInputView in) throws IOException {
    Match match = MatchUpdateCodec.readMatch(in);
    long matches = in.readLong();
    TreeMap<String, EventRef> firsts = new TreeMap<>();
    Wire.readList(in, MatchUpdateCodec::readRef).forEach(ref -> firsts.put(ref.leg(), ref));
    return new Summary(
        match.id(),
        match.place(),
        match.key(),
        match.start(),
        match.end(),
        matches,
        match.evidence(),
        firsts);
  }

  private static void writeHandle(Handle handle, DataOutputView out) throws IOException {
    MatchUpdateCodec.writeId(handle.id(), out);
    out.writeInt(handle.turn());
  }

  private static Handle readHandle(DataInputView in) throws IOException {
    return new Handle(MatchUpdateCodec.readId(in), in.readInt());
  }

  private static void writeTold(Case.Told told, DataOutputView out) throws IOException {
    out.writeLong(told.sequence());
    MatchUpdateCodec.writePlace(told.place(), out);
    Wire.writeList(told.legs(), out, Wire::writeText);
    out.writeLong(told.matches());
    out.writeLong(told.gist());
    out.writeLong(told.at());
  }

  private static Case.Told readTold(DataInputView in) throws IOException {
    return new Case.Told(
        in.readLong(),
        MatchUpdateCodec.readPlace(in),
        new ArrayList<>(Wire.readList(in, Wire::readText)),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }

  private static <T> void writeAny(T value, DataOutputView out, Wire.Writer<T> writer)
      throws IOException {
    out.writeBoolean(value != null);
    if (value != null) {
      writer.write(value, out);
    }
  }

  private static <T> T readAny(DataInputView in, Wire.Reader<T> reader) throws IOException {
    return in.readBoolean() ? reader.read(in) : null;
  }
}
