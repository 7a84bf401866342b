package urbanbrain.flow.fuse;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.flow.fuse.Play.CALLS;
import static urbanbrain.flow.fuse.Play.CRASHES;
import static urbanbrain.flow.fuse.Play.crash;
import static urbanbrain.flow.fuse.Play.ems;

import org.junit.jupiter.api.Test;
import urbanbrain.flow.fuse.board.Piece;
import urbanbrain.flow.fuse.board.Ring;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;

class PiecesTest {

  @Test
  void knowUnderWhichLegEachPieceStandsHoweverManyThereAre() {
    Pieces pieces = new Pieces(false);
    for (int i = 0; i < 20; i++) {
      pieces.add(CALLS, 1, new Piece(ems(i, "e" + i)));
    }
    Piece crash = new Piece(crash(5, "c"));
    pieces.add(CRASHES, 0, crash);
    Evidence evidence = pieces.evidence();
    assertThat(evidence.total()).isEqualTo(21);
    assertThat(evidence.shown()).hasSize(Evidence.SHOWN);
    assertThat(evidence.identities()).isSorted().hasSize(21).contains(crash.identity());
    for (int i = 0; i < 21; i++) {
      boolean isCrash = evidence.identities()[i] == crash.identity();
      assertThat(evidence.legs()[i]).isEqualTo(isCrash ? 0 : 1);
    }
  }

  @Test
  void aPieceThatIsGivenAgainStandsUnderTheFirstLeg() {
    Piece crash = new Piece(crash(5, "c"));
    Pieces pieces = new Pieces(true);
    pieces.add(CRASHES, 2, crash);
    pieces.add(CALLS, 1, crash);
    Evidence evidence = pieces.evidence();
    assertThat(evidence.total()).isEqualTo(1);
    assertThat(evidence.legs()).containsExactly(2);
    assertThat(evidence.shown()).extracting(ref -> ref.leg()).containsExactly("crash");
  }

  @Test
  void ofARangeTheSameIsGatheredAsOfEach() {
    Ring<Piece> ring = new Ring<>();
    for (int i = 0; i < 40; i++) {
      Piece piece = new Piece(ems((i * 7) % 20, "e" + i));
      ring.add(piece.time(), piece.identity(), piece, Piece.ORDER);
    }
    Pieces pieces = new Pieces(false);
    pieces.add(CRASHES, 0, new Piece(crash(4, "c")));
    pieces.addAll(CALLS, 1, new Pieces.Some(ring, 3, 30), ring.get(5));
    Evidence ofRange = pieces.evidence();
    pieces.add(CRASHES, 0, new Piece(crash(4, "c")));
    for (int i = 3; i < 30; i++) {
      if (i != 5) {
        pieces.add(CALLS, 1, ring.get(i));
      }
    }
    Evidence ofEach = pieces.evidence();
    assertThat(ofRange.total()).isEqualTo(27).isEqualTo(ofEach.total());
    assertThat(ofRange.shown()).isEqualTo(ofEach.shown()).isSortedAccordingTo(EventRef.ORDER);
    assertThat(ofRange.identities()).isEqualTo(ofEach.identities());
    assertThat(ofRange.legs()).isEqualTo(ofEach.legs());
  }

  @Test
  void identitiesThatHardlyDifferAreInOrder() {
    Ring<Piece> ring = new Ring<>();
    long[] identities = {7, 3, -1, 5, 3, -2, 0, 6, 1L << 40, 2};
    for (int i = 0; i < identities.length; i++) {
      Piece piece = new Piece(ems(i, "e" + i));
      ring.add(piece.time(), identities[i], piece, Piece.ORDER);
      for (int other = 0; other < Evidence.SHOWN && i == 0; other++) {
        piece = new Piece(ems(-9, "earlier" + other));
        ring.add(piece.time(), Long.MIN_VALUE, piece, Piece.ORDER);
      }
    }
    Pieces pieces = new Pieces(true);
    int from = ring.from(ring.newest());
    pieces.addAll(CALLS, 1, new Pieces.Some(ring, 0, Evidence.SHOWN), null);
    pieces.addAll(CALLS, 0, new Pieces.Some(ring, Evidence.SHOWN, from), null);
    pieces.addAll(CALLS, 2, new Pieces.Some(ring, from, ring.size()), null);
    Evidence evidence = pieces.evidence();
    assertThat(evidence.total()).isEqualTo(19);
    assertThat(evidence.identities())
        .isSorted()
        .containsSequence(-2, -1, 0, 2, 3, 5, 6, 7, 1L << 40);
    for (int i = 0; i < 19; i++) {
      long identity = evidence.identities()[i];
      boolean isFew = identity >= -2 && identity <= 1L << 40;
      assertThat(evidence.legs()[i]).isEqualTo(!isFew ? 1 : identity == 2 ? 2 : 0);
    }
  }

  @Test
  void nothingIsLeftOfTheMatchBefore() {
    Pieces pieces = new Pieces(true);
    pieces.add(CRASHES, 0, new Piece(crash(4, "c")));
    pieces.evidence();
    Evidence none = pieces.evidence();
    assertThat(none.total()).isZero();
    assertThat(none.shown()).isEmpty();
  }
}
