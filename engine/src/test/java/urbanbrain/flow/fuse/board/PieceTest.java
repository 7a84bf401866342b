package urbanbrain.flow.fuse.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.geo.BadShape;
import urbanbrain.geo.Shape;
import urbanbrain.geo.Spot;
import urbanbrain.harness.Events;
import urbanbrain.verdict.Episode;

class PieceTest {

  private static final StreamType CRASH = Events.stream("traffic.crash", "sev+");

  @Test
  void standInTheOrderOfTimeThenIdThenContent() {
    Event one = Events.of(CRASH).with("sev", 1).at(5, "b");
    Event two = Events.of(CRASH).with("sev", 2).at(5, "b");
    boolean isFirst = one.content() < two.content();
    List<Piece> inOrder =
        List.of(
            new Piece(Events.of(CRASH).at(4, "c")),
            new Piece(Events.of(CRASH).at(5, "a")),
            new Piece(isFirst ? one : two),
            new Piece(isFirst ? two : one),
            new Piece(Events.of(CRASH).at(6, "a")));
    assertThat(inOrder.stream().sorted(Piece.ORDER.reversed()).sorted(Piece.ORDER))
        .containsExactlyElementsOf(inOrder);
  }

  @Test
  void twoSignalsAreToldApartThoughKeyAndStartAreTheSame() {
    Piece jam = episode("jam", "s1", 5);
    assertThat(jam.matchId()).isNotEqualTo(episode("rain", "s1", 5).matchId());
    assertThat(jam.identity())
        .isEqualTo(episode("jam", "s1", 5).identity())
        .isNotEqualTo(episode("rain", "s1", 5).identity())
        .isNotEqualTo(episode("jam", "s2", 5).identity())
        .isNotEqualTo(episode("jam", "s1", 6).identity());
    assertThat(Piece.ORDER.compare(jam, episode("rain", "s1", 5))).isNotZero();
    assertThat(jam.signal()).isEqualTo("jam");
    assertThat(jam.key()).isEqualTo("s1");
  }

  @Test
  void anEventOnALineIsAPointOnlyAsAnAnchor() throws BadShape {
    Coordinate[] ends = {new Coordinate(-75, 40), new Coordinate(-75, 40.01)};
    Shape line = Shape.of(new GeometryFactory().createLineString(ends));
    Event event =
        Events.of(CRASH)
            .in(40.005, -75)
            .at(5, "on a line")
            .with(new Event.Special(5, null, false, line));
    Piece piece = new Piece(event);
    assertThat(piece.spot().shape()).isSameAs(line);
    assertThat(piece.point()).isEqualTo(Spot.of(40.005, -75));
    Piece plain = new Piece(Events.of(CRASH).in(40.005, -75).at(5, "at a point"));
    assertThat(plain.point()).isSameAs(plain.spot()).isEqualTo(Spot.of(40.005, -75));
  }

  private static Piece episode(String signal, String key, long start) {
    return new Piece(signal, key, new Episode(start, Episode.OPEN, start, Place.NONE));
  }
}
