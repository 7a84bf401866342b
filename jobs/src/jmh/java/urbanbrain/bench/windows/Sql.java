package urbanbrain.bench.windows;

import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import urbanbrain.bench.flink.FlinkJob;

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
    return find(env, rows, text);
  }

  /**
   * The window that ends at each row. It holds what is at its beginning too, so it is less by 1.
   */
  static DataStream<Tuple2<String, Long>> over(
      StreamExecutionEnvironment env,
      DataStream<Tuple3<String, Long, Double>> rows,
      Question question) {
    return find(env, rows, OVER.formatted(minutes(question.over() - 1)));
  }

  private static String minutes(long millis) {
    return "%d:%02d.%03d".formatted(millis / 60_000, millis / 1_000 % 60, millis % 1_000);
  }

  private static DataStream<Tuple2<String, Long>> find(
      StreamExecutionEnvironment env, DataStream<Tuple3<String, Long, Double>> rows, String text) {
    StreamTableEnvironment tables = StreamTableEnvironment.create(env);
    tables.getConfig().setLocalTimeZone(java.time.ZoneOffset.UTC);
    Schema schema =
        Schema.newBuilder()
            .column("f0", DataTypes.STRING())
            .column("f1", DataTypes.BIGINT())
            .column("f2", DataTypes.DOUBLE())
            .columnByMetadata("happened", DataTypes.TIMESTAMP_LTZ(3), "rowtime")
            .watermark("happened", "SOURCE_WATERMARK()")
            .build();
    tables.createTemporaryView("readings", rows, schema);
    return tables
        .toDataStream(tables.sqlQuery(text))
        .map(
            row ->
                Tuple2.of(
                    row.<String>getFieldAs(0), row.<java.time.Instant>getFieldAs(1).toEpochMilli()))
        .returns(FlinkJob.FOUND);
  }
}
