package urbanbrain.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.flow.decode.Record;
import urbanbrain.flow.decode.RecordCodec;
import urbanbrain.mapping.CsvRow;
import urbanbrain.mapping.Fault;
import urbanbrain.mapping.Format;

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
   * The records of a store, in their order.
   *
   * @param run the name under which {@link Progress} knows how far this run has come
   */
  public static DataStream<Record> of(
      StreamExecutionEnvironment env, Records.Store store, Speed speed, String run) {
    return env.fromSource(
            new FilesSource(store, speed, run),
            WatermarkStrategy.noWatermarks(),
            "urbanbrain.collect.Recording",
            new RecordCodec().info())
        .uid("collect")
        .setParallelism(1);
  }

  /** The names of the columns of a file; none where its records name their members themselves. */
  public static List<String> columns(Path file, Format format) throws IOException {
    Record header = format == Format.CSV ? OpenFile.header(file) : null;
    if (header == null) {
      return List.of();
    }
    try {
      return CsvRow.names(header.bytes(), header.offset(), header.length());
    } catch (Fault fault) {
      return List.of(); // decode makes it a dead letter
    }
  }

  /** How many bytes the files have, as they lie there. */
  static long bytes(List<Input> inputs) throws IOException {
    long bytes = 0;
    for (Input input : inputs) {
      bytes += Files.size(Path.of(input.path()));
    }
    return bytes;
  }
}
