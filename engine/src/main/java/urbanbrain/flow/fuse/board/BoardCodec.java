package urbanbrain.flow.fuse.board;

import java.io.IOException;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.PatchCodec;
import urbanbrain.flow.Wire;

/** Writes boards: first every event once, then rings and anchors by their events' numbers. */
public final class BoardCodec extends Codec<Board> {

  private static final int VERSION = 3;

  /** For Flink. */
  public BoardCodec() {
    super(Board.class);
  }

  @Override
  public Board copy(Board board) {
    return board.copy();
  }

  @Override
  protected void write(Board board, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(board.due);
    out.writeLong(board.sweep);
    out.writeLong(board.timer);
    out.writeBoolean(board.hasTimer);
    out.writeLong(board.said);
    Wire.writeSize(board.lost.size(), out);
    for (var feed : board.lost.entrySet()) {
      out.writeInt(feed.getKey());
      out.writeLong(feed.getValue());
    }
    Map<Piece, Integer> numbers = board.pieces();
    writePieces(numbers, out);
    Wire.writeSize(board.events.size(), out);
    for (int i = 0; i < board.events.size(); i++) {
      out.writeInt(board.events.code(i));
      writeRing(board.events.at(i), out, piece -> Wire.writeSize(numbers.get(piece), out));
    }
    Wire.writeSize(board.anchors.size(), out);
    for (int i = 0; i < board.anchors.size(); i++) {
      out.writeInt(board.anchors.code(i));
      writeRing(board.anchors.at(i), out, anchor -> writeAnchor(anchor, numbers, out));
    }
    writeSignals(board.signals(), out);
  }

  @Override
  protected Board read(DataInputView in) throws IOException {
    Wire.readVersion(in, VERSION);
    Board board = new Board();
    board.due = in.readLong();
    board.sweep = in.readLong();
    board.timer = in.readLong();
    board.hasTimer = in.readBoolean();
    board.said = in.readLong();
    int losses = Wire.readSize(in);
    for (int i = 0; i < losses; i++) {
      board.lost.put(in.readInt(), in.readLong());
    }
    Piece[] pieces = readPieces(in);
    int feeds = Wire.readSize(in);
    for (int i = 0; i < feeds; i++) {
      board.events.put(in.readInt(), readEvents(pieces, in));
    }
    int rules = Wire.readSize(in);
    for (int i = 0; i < rules; i++) {
      board.anchors.put(in.readInt(), readAnchors(pieces, in));
    }
    readSignals(board.signals(), in);
    return board;
  }

  private static void writePieces(Map<Piece, Integer> numbers, DataOutputView out)
      throws IOException {
    Piece[] pieces = new Piece[numbers.size()];
    numbers.forEach((piece, number) -> pieces[number] = piece);
    Wire.writeSize(pieces.length, out);
    for (Piece piece : pieces) {
      writePiece(piece, out);
    }
  }

  private static Piece[] readPieces(DataInputView in) throws IOException {
    Piece[] pieces = new Piece[Wire.readSize(in)];
    for (int i = 0; i < pieces.length; i++) {
      pieces[i] = readPiece(in);
    }
    return pieces;
  }

  private static void writePiece(Piece piece, DataOutputView out) throws IOException {
    out.writeBoolean(piece.event() != null);
    if (piece.event() != null) {
      EventCodec.INSTANCE.serialize(piece.event(), out);
      return;
    }
    Wire.writeText(piece.signal(), out);
    Wire.writeText(piece.key(), out);
    PatchCodec.writeEpisode(piece.episode(), out);
  }

  private static Piece readPiece(DataInputView in) throws IOException {
    return in.readBoolean()
        ? new Piece(EventCodec.INSTANCE.deserialize(in))
        : new Piece(Wire.readText(in), Wire.readText(in), PatchCodec.readEpisode(in));
  }

  /** Writes one thing of a ring. */
  private interface Each<T> {
    void write(T item) throws IOException;
  }

  private static <T> void writeRing(Ring<T> ring, DataOutputView out, Each<T> each)
      throws IOException {
    Wire.writeSize(ring.size(), out);
    for (int i = 0; i < ring.size(); i++) {
      each.write(ring.get(i));
    }
  }

  private static Ring<Piece> readEvents(Piece[] pieces, DataInputView in) throws IOException {
    Ring<Piece> ring = new Ring<>();
    int size = Wire.readSize(in);
    for (int i = 0; i < size; i++) {
      Piece piece = pieces[Wire.readSize(in)];
      ring.add(piece.time(), piece.identity(), piece, Piece.ORDER);
    }
    return ring;
  }

  private static void writeAnchor(Anchor anchor, Map<Piece, Integer> numbers, DataOutputView out)
      throws IOException {
    Wire.writeSize(numbers.get(anchor.piece()), out);
    Wire.writeSize(anchor.counts.length, out);
    for (int count : anchor.counts) {
      Wire.writeSize(count, out);
    }
    Wire.writeLongs(anchor.chain, out);
    out.writeLong(anchor.filled);
    out.writeLong(anchor.total);
    out.writeLong(anchor.told);
    out.writeLong(anchor.waitsUntil);
  }

  private static Ring<Anchor> readAnchors(Piece[] pieces, DataInputView in) throws IOException {
    Ring<Anchor> ring = new Ring<>();
    int size = Wire.readSize(in);
    for (int i = 0; i < size; i++) {
      Anchor anchor = readAnchor(pieces, in);
      ring.add(anchor.time(), anchor, Anchor.ORDER);
    }
    return ring;
  }

  private static Anchor readAnchor(Piece[] pieces, DataInputView in) throws IOException {
    Piece piece = pieces[Wire.readSize(in)];
    int[] counts = new int[Wire.readSize(in)];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = Wire.readSize(in);
    }
    Anchor anchor = new Anchor(piece, counts, Wire.readLongs(in));
    anchor.filled = in.readLong();
    anchor.total = in.readLong();
    anchor.told = in.readLong();
    anchor.waitsUntil = in.readLong();
    return anchor;
  }

  private static void writeSignals(Signals signals, DataOutputView out) throws IOException {
    Wire.writeSize(signals.asMap().size(), out);
    for (var signal : signals.asMap().entrySet()) {
      Wire.writeText(signal.getKey(), out);
      Wire.writeSize(signal.getValue().size(), out);
      for (var key : signal.getValue().entrySet()) {
        Wire.writeText(key.getKey(), out);
        Wire.writeList(key.getValue(), out, PatchCodec::writeEpisode);
      }
    }
  }

  private static void readSignals(Signals signals, DataInputView in) throws IOException {
    int count = Wire.readSize(in);
    for (int i = 0; i < count; i++) {
      String signal = Wire.readText(in);
      int keys = Wire.readSize(in);
      for (int k = 0; k < keys; k++) {
        signals.put(signal, Wire.readText(in), Wire.readList(in, PatchCodec::readEpisode));
      }
    }
  }
}
