package urbanbrain.flow.raise.book;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.MatchUpdateCodec;
import urbanbrain.flow.Wire;
import urbanbrain.flow.raise.notice.Cut;
import urbanbrain.flow.raise.notice.Handle;
import urbanbrain.flow.raise.notice.Held;
import urbanbrain.rule.Severity;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.MatchUpdate;

/** Writes books without their cases, and cases. */
final class BookCodec {

  private static final int VERSION = 5;
  private static final MatchUpdateCodec UPDATES = new MatchUpdateCodec();

  private BookCodec() {}

  static void write(Book book, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(book.epoch);
    Wire.writeList(book.untold, out, BookCodec::writeCase);
    Wire.writeList(List.copyOf(book.waiting.values()), out, UPDATES::serialize);
    Wire.writeList(List.copyOf(book.cuts), out, BookCodec::writeCut);
    writeStorm(book.storm, out);
    out.writeLong(book.fixed);
    out.writeBoolean(book.degraded);
    out.writeLong(book.refused);
    Wire.writeSize(book.turns.size(), out);
    for (Map.Entry<MatchId, Integer> turn : book.turns.entrySet()) {
      writeHandle(new Handle(turn.getKey(), turn.getValue()), out);
    }
  }

  static Book read(DataInputView in) throws IOException {
    Wire.readVersion(in, VERSION);
    Book book = new Book(in.readLong());
    book.untold.addAll(Wire.readList(in, BookCodec::readCase));
    for (MatchUpdate update : Wire.readList(in, UPDATES::deserialize)) {
      book.waiting.put(update.match().id(), update);
    }
    book.cuts.addAll(Wire.readList(in, BookCodec::readCut));
    readStorm(book.storm, in);
    book.fixed = in.readLong();
    book.degraded = in.readBoolean();
    book.refused = in.readLong();
    for (Handle turn : Wire.readList(in, BookCodec::readHandle)) {
      book.turns.put(turn.id(), turn.turn());
    }
    return book;
  }

  private static void writeStorm(Storm storm, DataOutputView out) throws IOException {
    Wire.writeList(List.copyOf(storm.recent), out, MatchUpdateCodec::writeId);
    writeAny(storm.id, out, MatchUpdateCodec::writeId);
    out.writeLong(storm.count);
    out.writeLong(storm.first);
    out.writeLong(storm.last);
    out.writeLong(storm.sequence);
    out.writeLong(storm.toldCount);
    out.writeLong(storm.toldAt);
  }

  private static void readStorm(Storm storm, DataInputView in) throws IOException {
    storm.recent.addAll(Wire.readList(in, MatchUpdateCodec::readId));
    storm.id = readAny(in, MatchUpdateCodec::readId);
    storm.count = in.readLong();
    storm.first = in.readLong();
    storm.last = in.readLong();
    storm.sequence = in.readLong();
    storm.toldCount = in.readLong();
    storm.toldAt = in.readLong();
  }

  static void writeCase(Case home, DataOutputView out) throws IOException {
    Wire.writeList(List.copyOf(home.members.values()), out, MatchUpdateCodec::writeMatch);
    writeIds(home.unsure, out);
    writeIds(home.anchored, out);
    writeIds(home.fresh.keySet(), out);
    Wire.writeLongs(home.fresh.values().stream().mapToLong(Long::longValue).toArray(), out);
    Wire.writeLongs(home.past.stream().mapToLong(Long::longValue).toArray(), out);
    writeAny(home.cut, out, BookCodec::writeCut);
    writeAny(home.held, out, BookCodec::writeHeld);
    Wire.writeList(List.copyOf(home.absorbs), out, BookCodec::writeHandle);
    writeAny(home.folded, out, BookCodec::writeSummary);
    writeAny(home.handle, out, BookCodec::writeHandle);
    writeAny(home.told, out, BookCodec::writeTold);
    out.writeLong(home.decided);
    out.writeBoolean(home.changed);
  }

  static Case readCase(DataInputView in) throws IOException {
    Case home = new Case();
    Wire.readList(in, MatchUpdateCodec::readMatch).forEach(m -> home.members.put(m.id(), m));
    home.unsure.addAll(Wire.readList(in, MatchUpdateCodec::readId));
    home.anchored.addAll(Wire.readList(in, MatchUpdateCodec::readId));
    List<MatchId> fresh = Wire.readList(in, MatchUpdateCodec::readId);
    long[] ends = Wire.readLongs(in);
    for (int i = 0; i < ends.length; i++) {
      home.fresh.put(fresh.get(i), ends[i]);
    }
    for (long digits : Wire.readLongs(in)) {
      home.past.add(digits);
    }
    home.cut = readAny(in, BookCodec::readCut);
    home.held = readAny(in, BookCodec::readHeld);
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
            summary.evidence(),
            summary.isDegraded());
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
        firsts,
        match.isDegraded());
  }

  static void writeHandle(Handle handle, DataOutputView out) throws IOException {
    MatchUpdateCodec.writeId(handle.id(), out);
    out.writeInt(handle.turn());
  }

  static Handle readHandle(DataInputView in) throws IOException {
    return new Handle(MatchUpdateCodec.readId(in), in.readInt());
  }

  private static void writeTold(Case.Told told, DataOutputView out) throws IOException {
    out.writeLong(told.sequence());
    Wire.writeText(told.state().name(), out);
    Wire.writeText(told.severity().name(), out);
    MatchUpdateCodec.writePlace(told.place(), out);
    Wire.writeList(told.legs(), out, Wire::writeText);
    out.writeLong(told.matches());
    out.writeLong(told.gist());
    out.writeLong(told.at());
  }

  private static Case.Told readTold(DataInputView in) throws IOException {
    return new Case.Told(
        in.readLong(),
        Alert.State.valueOf(Wire.readText(in)),
        Severity.valueOf(Wire.readText(in)),
        MatchUpdateCodec.readPlace(in),
        new ArrayList<>(Wire.readList(in, Wire::readText)),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }

  static <T> void writeAny(T value, DataOutputView out, Wire.Writer<T> writer) throws IOException {
    out.writeBoolean(value != null);
    if (value != null) {
      writer.write(value, out);
    }
  }

  static <T> T readAny(DataInputView in, Wire.Reader<T> reader) throws IOException {
    return in.readBoolean() ? reader.read(in) : null;
  }

  private static void writeIds(Collection<MatchId> ids, DataOutputView out) throws IOException {
    Wire.writeList(List.copyOf(ids), out, MatchUpdateCodec::writeId);
  }

  static void writeCut(Cut cut, DataOutputView out) throws IOException {
    out.writeLong(cut.time());
    out.writeLong(cut.identity());
    out.writeLong(cut.named());
    MatchUpdateCodec.writePlace(cut.place(), out);
    Wire.writeText(cut.key(), out);
  }

  static Cut readCut(DataInputView in) throws IOException {
    return new Cut(
        in.readLong(),
        in.readLong(),
        in.readLong(),
        MatchUpdateCodec.readPlace(in),
        Wire.readText(in));
  }

  private static void writeHeld(Held held, DataOutputView out) throws IOException {
    Wire.writeText(held.what().name(), out);
    Wire.writeText(held.by(), out);
    out.writeLong(held.until());
  }

  private static Held readHeld(DataInputView in) throws IOException {
    return new Held(AuditLine.What.valueOf(Wire.readText(in)), Wire.readText(in), in.readLong());
  }
}
