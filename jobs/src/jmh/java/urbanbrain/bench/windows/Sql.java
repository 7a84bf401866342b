package urbanbrain.bench.windows;

import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.bench.flink.FlinkSql;

/** Flink SQL. */
final class Sql {

  private static final String HOP =
      """
      SELECT f0, CAST(window_end AS TIMESTAMP_LTZ(3))
      FROM HOP(TABLE readings, DESCRIPTOR(happened), INTERVAL '%d' SECOND(4), INTERVAL '%d' SECOND(4))
      GROUP BY f0, window_start, window_end
      HAVING COUNT(*) >= 3 AND SUM(f2) < 20 * COUNT(*)
      """;

  private static final String OVER =
      """
      SELECT f0, CAST(happened AS TIMESTAMP_LTZ(3)) FROM (
        SELECT f0, happened, COUNT(*) OVER w AS n, SUM(f2) OVER w AS total FROM readings
        WINDOW w AS (
          PARTITION BY f0 ORDER BY happened
          RANGE BETWEEN INTERVAL '%s' MINUTE TO SECOND(3) PRECEDING AND CURRENT ROW))
      WHERE n >= 3 AND total < 20 * n
      """;

  private Sql() {}

  /** Windows that hop. */
  static DataStream<Tuple2<String, Long>> hop(
      StreamExecutionEnvironment env,
      DataStream<Tuple3<String, Long, Double>> rows,
      Question question) {
    String text = HOP.formatted(question.every() / 1_000, question.over() / 1_000);
    return FlinkSql.find(env, rows, text);
  }

  /**
   * The window that ends at each row. It holds what is at its beginning too, so it is less by 1.
   */
  static DataStream<Tuple2<String, Long>> over(
      StreamExecutionEnvironment env,
      DataStream<Tuple3<String, Long, Double>> rows,
      Question question) {
    return FlinkSql.find(env, rows, OVER.formatted(minutes(question.over() - 1)));
  }

  private static String minutes(long millis) {
    return "%d:%02d.%03d".formatted(millis / 60_000, millis / 1_000 % 60, millis % 1_000);
  }
}
