package urbanbrain.flow.fuse.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.Event;
import urbanbrain.flow.fuse.Scene;
import urbanbrain.flow.fuse.Track;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Patch;

class BoardCodecTest {

  private static final Keeping KEEPING = new Keeping(10, false);
  private static final BoardCodec CODEC = new BoardCodec();

  @ParameterizedTest
  @MethodSource("seeds")
  void readsWhatItWrote(long seed) throws IOException {
    Board board = board(new Random(seed));
    assertThat(bytes(read(bytes(board)))).isEqualTo(bytes(board));
    assertThat(bytes(CODEC.copy(board))).isEqualTo(bytes(board));
  }

  @Test
  void writesEachEventOnceHoweverManyRingsHoldIt() throws IOException {
    Event event = new Scene(new Random(1)).events(1).get(0);
    Board one = new Board();
    Board many = new Board();
    Piece piece = new Piece(event);
    for (int feed = 0; feed < 10; feed++) {
      (feed == 0 ? one : many).add(feed, piece, KEEPING, 100, 0);
    }
    assertThat(bytes(many).length).isLessThan(bytes(one).length + 10 * 6);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aCopyKnowsNothingOfWhatComesAfter(long seed) throws IOException {
    Random random = new Random(seed);
    Board board = board(random);
    byte[] before = bytes(board);
    Board copy = CODEC.copy(board);
    change(board, random);
    assertThat(bytes(copy)).isEqualTo(before);
    Board second = read(before);
    change(copy, random);
    assertThat(bytes(second)).isEqualTo(before);
  }

  private static Board board(Random random) {
    Board board = new Board();
    board.dueBy(random.nextInt());
    board.said = random.nextInt();
    board.hasTimer = random.nextBoolean();
    List<Piece> pieces = new ArrayList<>();
    Episode spell = new Episode(random.nextInt(), Episode.OPEN, 7, new Scene(random).place());
    Piece start = new Piece("s0", "key", spell);
    Ring<Anchor> starts = new Ring<>();
    board.anchors.put(5, starts);
    starts.add(start.time(), anchor(start, random), Anchor.ORDER);
    for (Event event : new Scene(random).events(random.nextInt(30))) {
      pieces.add(new Piece(event));
    }
    for (Piece piece : pieces) {
      board.add(random.nextInt(3), piece, KEEPING, 20, Long.MIN_VALUE);
      int rule = random.nextInt(2);
      if (board.anchors.get(rule) == null) {
        board.anchors.put(rule, new Ring<>());
      }
      Ring<Anchor> ring = board.anchors.get(rule);
      ring.add(piece.time(), anchor(piece, random), Anchor.ORDER);
    }
    for (int i = 0; i < 4; i++) {
      Track track = new Track("s" + i % 2, "key" + i, new Scene(random), random);
      track.upTo(random.nextInt(1_800_000)).forEach(board.signals()::apply);
    }
    return board;
  }

  private static Anchor anchor(Piece piece, Random random) {
    Anchor anchor =
        new Anchor(
            piece,
            new int[] {random.nextInt(5), random.nextInt(1_000)},
            new long[] {random.nextLong()});
    anchor.filled = random.nextLong();
    anchor.total = random.nextInt();
    anchor.told = random.nextInt();
    anchor.waitsUntil = random.nextLong();
    return anchor;
  }

  private static void change(Board board, Random random) {
    for (int i = 0; i < board.anchors.size(); i++) {
      Ring<Anchor> ring = board.anchors.at(i);
      ring.get(0).counts[0]++;
      ring.get(0).filled++;
      ring.evict(0, ring.time(0));
    }
    board.add(0, new Piece(new Scene(random).events(0).get(0)), KEEPING, 20, Long.MIN_VALUE);
    Episode episode = new Episode(5, 6, 5, new Scene(random).place());
    board.signals().apply(new Patch("s0", "key0", 0, 1_000_000_000, List.of(), List.of(episode)));
    board.due++;
  }

  private static byte[] bytes(Board board) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1024);
    CODEC.serialize(board, out);
    return out.getCopyOfBuffer();
  }

  private static Board read(byte[] bytes) throws IOException {
    return CODEC.deserialize(new DataInputDeserializer(bytes));
  }

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }
}
