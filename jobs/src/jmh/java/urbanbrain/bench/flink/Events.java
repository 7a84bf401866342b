package urbanbrain.bench.flink;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.bench.contest.Readings;
import urbanbrain.city.City;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.flow.decode.DecodedCodec;

/** The readings as decode would give them. */
public final class Events {

  private Events() {}

  /**
   * The readings as events of a city whose one source gives one stream, with a sensor and a value.
   */
  public static DataStream<Decoded> decoded(StreamExecutionEnvironment env, City city) {
    StreamType stream = city.specs().get(0).entries().get(0).stream();
    int code = stream.code();
    int source = city.specs().get(0).code();
    return Given.stream(
            env,
            (given, at) -> new Decoded.Heard(event(given, at, code, source)),
            new DecodedCodec().info())
        .transform("ticks", new DecodedCodec().info(), new Ticks());
  }

  /** One reading as an event of such a city. */
  public static Event event(Readings given, int at, City city) {
    StreamType stream = city.specs().get(0).entries().get(0).stream();
    return event(given, at, stream.code(), city.specs().get(0).code());
  }

  /** Its id is its number; its hash of the content is cheaper than what decode makes. */
  private static Event event(Readings given, int at, int stream, int source) {
    return new Event(
        stream,
        Integer.toString(at),
        new Event.Clock(given.time(at), Event.NO_ARRIVAL),
        Place.NONE,
        new double[] {given.value(at)},
        new String[] {given.name(at)},
        StableHash.mix(given.value(at)),
        source,
        null);
  }
}
