package urbanbrain.bench;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * What a Flink user would write first: reads the emergency calls, parses the columns that our job
 * parses, and counts. It joins nothing, judges nothing and keeps no state.
 */
final class CountingJob {

  static final String CALLS = "calls";
  static final String UNDATED = "undated";

  private CountingJob() {}

  /** Runs over one file; gives how many calls it counted. */
  static long run(StreamExecutionEnvironment env, Path file) throws Exception {
    FileSource<String> lines =
        FileSource.forRecordStreamFormat(
                new TextLineInputFormat(),
                new org.apache.flink.core.fs.Path(file.toUri()))
            .build();
    env.fromSource(lines, WatermarkStrategy.noWatermarks(), "lines")
        .filter(new Count())
        .sinkTo(new DiscardingSink<>());
    return env.execute("count").<Long>getAccumulatorResult(CALLS);
  }

  /** One call. */
  record Call(
      String title,
      String township,
      String address,
      double lat,
      double lon,
      long time,
      long arrival)
      implements Serializable {}

  /** Parses and counts; passes nothing on. */
  private static final class Count extends RichFilterFunction<String> {
    private static final Pattern DISPATCHED =
        Pattern.compile("(\\d{4}-\\d\\d-\\d\\d @ \\d\\d:\\d\\d:\\d\\d)");
    private static final DateTimeFormatter DISPATCH =
        DateTimeFormatter.ofPattern("yyyy-MM-dd @ HH:mm:ss");
    private static final DateTimeFormatter FEED =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private transient LongCounter calls;
    private transient LongCounter undated;

    @Override
    public void open(OpenContext context) {
      calls = new LongCounter();
      undated = new LongCounter();
      getRuntimeContext().addAccumulator(CALLS, calls);
      getRuntimeContext().addAccumulator(UNDATED, undated);
    }

    @Override
    public boolean filter(String line) {
      String[] cells = line.split(",", -1);
      Matcher dispatched = DISPATCHED.matcher(cells[2]);
      if (!dispatched.find()) {
        undated.add(1);
        return false;
      }
      Call call =
          new Call(
              cells[4],
              cells[6],
              cells[7],
              Double.parseDouble(cells[0]),
              Double.parseDouble(cells[1]),
              millis(dispatched.group(1), DISPATCH),
              millis(cells[5], FEED));
      calls.add(call.title().isEmpty() ? 0 : 1);
      return false;
    }

    private static long millis(String text, DateTimeFormatter format) {
      return LocalDateTime.parse(text, format).atZone(ZONE).toInstant().toEpochMilli();
    }
  }
}
