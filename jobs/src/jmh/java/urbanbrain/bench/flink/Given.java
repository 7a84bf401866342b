package urbanbrain.bench.flink;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.bench.contest.Readings;

/**
 * Gives readings to a job on an embedded cluster. They lie in this JVM's memory, one job at a time.
 */
public final class Given {

  private static volatile Readings readings;

  private Given() {}

  /**
   * What a job takes of a reading.
   *
   * @param <T> what stands for it in the job
   */
  public interface Form<T> extends java.io.Serializable {
    T of(Readings readings, int at);
  }

  /** These are what the next job is given. */
  static void set(Readings given) {
    readings = given;
  }

  /** The readings in this form, made one by one as they are read. */
  public static <T> DataStream<T> stream(
      StreamExecutionEnvironment env, Form<T> form, TypeInformation<T> type) {
    var source = new DataGeneratorSource<>(new Reader<>(form), readings.size(), type);
    DataStream<T> all = env.fromSource(source, WatermarkStrategy.noWatermarks(), "readings");
    // Of no readings the source gives one.
    return readings.size() > 0 ? all : all.filter(one -> false);
  }

  private static final class Reader<T> implements GeneratorFunction<Long, T> {
    private final Form<T> form;
    private transient Readings given;

    Reader(Form<T> form) {
      this.form = form;
    }

    @Override
    public void open(SourceReaderContext context) {
      given = readings;
    }

    @Override
    public T map(Long at) {
      return form.of(given, at.intValue());
    }
  }
}
