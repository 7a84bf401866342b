package urbanbrain.flow.raise.book;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.MatchUpdateCodec;
import urbanbrain.flow.Wire;
import urbanbrain.flow.raise.notice.Handle;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.MatchUpdate;

/** Writes books without their cases. */
final class BookCodec {

  private static final int VERSION = 5;
  private static final MatchUpdateCodec UPDATES = new MatchUpdateCodec();

  private BookCodec() {}

  static void write(Book book, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(book.epoch);
    Wire.writeList(book.untold, out, CaseCodec::writeCase);
    Wire.writeList(List.copyOf(book.waiting.values()), out, UPDATES::serialize);
    Wire.writeList(List.copyOf(book.cuts), out, CaseCodec::writeCut);
    writeStorm(book.storm, out);
    out.writeLong(book.fixed);
    out.writeBoolean(book.degraded);
    out.writeLong(book.refused);
    Wire.writeSize(book.turns.size(), out);
    for (Map.Entry<MatchId, Integer> turn : book.turns.entrySet()) {
      CaseCodec.writeHandle(new Handle(turn.getKey(), turn.getValue()), out);
    }
  }

  static Book read(DataInputView in) throws IOException {
    Wire.readVersion(in, VERSION);
    Book book = new Book(in.readLong());
    book.untold.addAll(Wire.readList(in, CaseCodec::readCase));
    for (MatchUpdate update : Wire.readList(in, UPDATES::deserialize)) {
      book.waiting.put(update.match().id(), update);
    }
    book.cuts.addAll(Wire.readList(in, CaseCodec::readCut));
    readStorm(book.storm, in);
    book.fixed = in.readLong();
    book.degraded = in.readBoolean();
    book.refused = in.readLong();
    for (Handle turn : Wire.readList(in, CaseCodec::readHandle)) {
      book.turns.put(turn.id(), turn.turn());
    }
    return book;
  }

  private static void writeStorm(Storm storm, DataOutputView out) throws IOException {
    Wire.writeList(List.copyOf(storm.recent), out, MatchUpdateCodec::writeId);
    CaseCodec.writeAny(storm.id, out, MatchUpdateCodec::writeId);
    out.writeLong(storm.count);
    out.writeLong(storm.first);
    out.writeLong(storm.last);
    out.writeLong(storm.sequence);
    out.writeLong(storm.toldCount);
    out.writeLong(storm.toldAt);
  }

  private static void readStorm(Storm storm, DataInputView in) throws IOException {
    storm.recent.addAll(Wire.readList(in, MatchUpdateCodec::readId));
    storm.id = CaseCodec.readAny(in, MatchUpdateCodec::readId);
    storm.count = in.readLong();
    storm.first = in.readLong();
    storm.last = in.readLong();
    storm.sequence = in.readLong();
    storm.toldCount = in.readLong();
    storm.toldAt = in.readLong();
  }
}
