package urbanbrain.bench.flink;

import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/** A query of Flink SQL over {@code readings}: sensor f0, value f2, and when it happened. */
public final class FlinkSql {

  private FlinkSql() {}

  /** What a query finds, which gives a sensor and a time and takes nothing back. */
  public static DataStream<Tuple2<String, Long>> find(
      StreamExecutionEnvironment env, DataStream<Tuple3<String, Long, Double>> rows, String query) {
    StreamTableEnvironment tables = StreamTableEnvironment.create(env);
    tables.getConfig().setLocalTimeZone(ZoneOffset.UTC);
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
        .toDataStream(tables.sqlQuery(query))
        .map(row -> Tuple2.of(row.<String>getFieldAs(0), row.<Instant>getFieldAs(1).toEpochMilli()))
        .returns(FlinkJob.FOUND);
  }
}
