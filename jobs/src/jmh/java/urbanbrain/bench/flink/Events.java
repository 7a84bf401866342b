package urbanbrain.bench.flink;

import java.io.Serializable;
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

  /** What an event says of a reading beside its value. */
  public interface Words extends Serializable {
    String[] of(Readings readings, int at);

    /** Where it was read. */
    default Place place(Readings readings, int at) {
      return Place.NONE;
    }
  }

  private static final Words NAME = (given, at) -> new String[] {given.name(at)};

  /**
   * The readings as events of a city whose one source gives one stream, with a sensor and a value.
   */
  public static DataStream<Decoded> decoded(StreamExecutionEnvironment env, City city) {
    return decoded(env, city, NAME);
  }

  /** Makes the events of such a city one by one. */
  public static Maker maker(City city) {
    return maker(city, NAME);
  }

  /** The same of a stream with these texts and a value. */
  public static DataStream<Decoded> decoded(
      StreamExecutionEnvironment env, City city, Words words) {
    Maker maker = maker(city, words);
    return Given.stream(
            env,
            (given, at) -> new Decoded.Heard(maker.event(given, at)),
            new DecodedCodec().info())
        .transform("ticks", new DecodedCodec().info(), new Ticks());
  }

  /** Makes the events of such a city one by one. */
  public static Maker maker(City city, Words words) {
    StreamType stream = city.specs().get(0).entries().get(0).stream();
    return new Maker(stream.code(), city.specs().get(0).code(), words);
  }

  /**
   * Makes events of readings.
   *
   * @param stream the code of their stream
   * @param source the code of their source
   */
  public record Maker(int stream, int source, Words words) implements Serializable {

    /** Its id is its number. */
    public Event event(Readings given, int at) {
      Place place = words.place(given, at);
      double[] numbers = {given.value(at)};
      String[] texts = words.of(given, at);
      return new Event(
          stream,
          Integer.toString(at),
          new Event.Clock(given.time(at), Event.NO_ARRIVAL),
          place,
          numbers,
          texts,
          StableHash.ofContent(place, numbers, texts),
          source,
          null);
    }
  }
}
