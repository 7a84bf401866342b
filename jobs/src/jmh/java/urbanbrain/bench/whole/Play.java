package urbanbrain.bench.whole;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.flow.decode.Record;
import urbanbrain.flow.decode.RecordCodec;

/**
 * Plays the first records of a tape to a job on an embedded cluster. With two slots each reads a
 * part of its own; one slot reads both in turns.
 */
final class Play implements GeneratorFunction<Long, Record> {

  private static volatile Tape tape;

  private final int size;
  private final int slots;
  private transient Tape played;

  private Play(int size, int slots) {
    this.size = size;
    this.slots = slots;
  }

  /** What the jobs of this JVM play. */
  static void set(Tape given) {
    tape = given;
  }

  /** So many records, an even number, to as many slots as the job has. */
  static DataStream<Record> stream(StreamExecutionEnvironment env, int size) {
    var source =
        new DataGeneratorSource<>(
            new Play(size, env.getParallelism()), size, new RecordCodec().info());
    var all = env.fromSource(source, WatermarkStrategy.noWatermarks(), "records");
    // Of no records the source gives one.
    return size > 0 ? all : all.filter(one -> false);
  }

  @Override
  public void open(SourceReaderContext context) {
    played = tape;
  }

  /** The source gives each of its readers one stretch of the numbers. */
  @Override
  public Record map(Long number) {
    int at = number.intValue();
    int half = size / Tape.PARTS;
    return slots == 1
        ? played.record(at % Tape.PARTS, at / Tape.PARTS)
        : played.record(size == 0 ? 0 : at / half, size == 0 ? 0 : at % half);
  }
}
