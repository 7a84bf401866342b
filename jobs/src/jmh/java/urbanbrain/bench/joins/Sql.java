package urbanbrain.bench.joins;

import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.bench.flink.FlinkSql;

/**
 * Flink SQL's interval join, and of each anchor the first pair. EXISTS is not made an interval join
 * but one that keeps all rows for ever. DISTINCT would take from anchors what makes their times
 * usable by the next join; the first by the processor's time does not, and nothing is taken back.
 * It never forgets which anchors it has passed, as no time to live is set, and so spares itself
 * their timers.
 */
final class Sql {

  private static final String ANCHORS =
      "SELECT f0, happened FROM readings WHERE f2 >= %d AND f2 < %d";

  private static final String JOIN =
      """
      SELECT f0, happened FROM (
        SELECT f0, happened, ROW_NUMBER() OVER (PARTITION BY f0, happened ORDER BY passing) AS pair
        FROM (
          SELECT a.f0, a.happened, PROCTIME() AS passing
          FROM (%1$s) a
          JOIN (SELECT f0, happened FROM readings WHERE f2 >= %2$d AND f2 < %3$d) b
          ON a.f0 = b.f0
          AND b.happened BETWEEN a.happened - INTERVAL '%4$s' MINUTE TO SECOND
            AND a.happened + INTERVAL '%4$s' MINUTE TO SECOND))
      WHERE pair = 1
      """;

  private static final String TIMES = "SELECT f0, CAST(happened AS TIMESTAMP_LTZ(3)) FROM (%s)";

  private Sql() {}

  static DataStream<Tuple2<String, Long>> find(
      StreamExecutionEnvironment env,
      DataStream<Tuple3<String, Long, Double>> rows,
      Question question) {
    return FlinkSql.find(env, rows, query(question));
  }

  private static String query(Question question) {
    Leg anchor = question.anchor();
    String anchors = ANCHORS.formatted(anchor.from(), anchor.below());
    for (Leg other : question.others()) {
      anchors = JOIN.formatted(anchors, other.from(), other.below(), minutes(question.within()));
    }
    return TIMES.formatted(anchors);
  }

  private static String minutes(long millis) {
    return "%d:%02d".formatted(millis / 60_000, millis / 1_000 % 60);
  }
}
