package urbanbrain.flow.fuse;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.flow.fuse.Play.CALLS;
import static urbanbrain.flow.fuse.Play.CRASHES;
import static urbanbrain.flow.fuse.Play.crash;
import static urbanbrain.flow.fuse.Play.ems;

import org.junit.jupiter.api.Test;
import urbanbrain.flow.fuse.board.Piece;
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
    assertThat(pieces.evidence().total()).isEqualTo(1);
    assertThat(pieces.evidence().legs()).containsExactly(2);
    assertThat(pieces.evidence().shown()).extracting(ref -> ref.leg()).containsExactly("crash");
  }
}
