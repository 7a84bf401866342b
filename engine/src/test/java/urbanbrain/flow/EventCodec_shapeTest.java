package urbanbrain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.geo.Shape;

class EventCodec_shapeTest {

  private static final StreamType STREAM = new StreamType("traffic.crash", "", null, List.of());

  @Test
  void shapesSpansAndWithdrawalsTravelWithTheirEvent() throws Exception {
    Coordinate[] line = {new Coordinate(179.99, 50), new Coordinate(-179.99, 50.01)};
    Shape shape = Shape.of(new GeometryFactory().createLineString(line));
    Event event =
        new Event(
                STREAM,
                "e",
                new Event.Clock(5, Event.NO_ARRIVAL),
                shape.place(),
                new double[0],
                new String[0])
            .with(new Event.Special(9, null, false, shape))
            .withdrawal();
    DataOutputSerializer out = new DataOutputSerializer(64);
    EventCodec.INSTANCE.serialize(event, out);
    Event back = EventCodec.INSTANCE.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    assertThat(back.shape()).isSameAs(shape);
    assertThat(back.until()).isEqualTo(9);
    assertThat(back.isWithdrawn()).isTrue();
    assertThat(back.lat()).isEqualTo(shape.place().lat());
    assertThat(back.identity()).isEqualTo(event.identity());
  }
}
