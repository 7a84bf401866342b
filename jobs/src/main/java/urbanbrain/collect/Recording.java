package urbanbrain.collect;

import java.time.Clock;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.city.City;
import urbanbrain.flow.decode.Record;
import urbanbrain.flow.decode.RecordCodec;

/** The files of a city as one source of records. */
public final class Recording {

  private Recording() {}

  /**
   * How fast a recording is played.
   *
   * @param times so many times as fast as it was recorded, by its arrival clock; infinite for as
   *     fast as can be
   */
  public record Speed(double times, Clock clock) implements java.io.Serializable {

    /** As fast as can be. */
    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY, Clock.systemUTC());
  }

  /**
   * The records of all files, in the order of arrival.
   *
   * @param run the name under which {@link Progress} knows how far this run has come
   */
  public static DataStream<Record> of(
      StreamExecutionEnvironment env, List<City.Input> inputs, Speed speed, String run) {
    return env.fromSource(
            new FilesSource(inputs, speed, run),
            WatermarkStrategy.noWatermarks(),
            "urbanbrain.collect.Recording",
            new RecordCodec().info())
        .uid("collect")
        .setParallelism(1);
  }
}
