package urbanbrain.bench.whole;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import urbanbrain.flow.decode.Record;

/**
 * What no job can do without: it parses the fields that ours parses, brings each record to the task
 * of its sensor, and does nothing there.
 */
final class Floor {

  /** The accumulator that counts what came to the end. */
  static final String COUNT = "count";

  /** Id, sensor, time and value. */
  private static final TypeInformation<Tuple4<String, String, Long, Double>> ROW =
      Types.TUPLE(Types.STRING, Types.STRING, Types.LONG, Types.DOUBLE);

  private Floor() {}

  static void wire(DataStream<Record> records) {
    records
        .map(new Parse())
        .returns(ROW)
        .keyBy(row -> row.f1)
        .filter(new Count())
        .sinkTo(new DiscardingSink<>());
  }

  /** Token by token, over what is not asked for. */
  private static final class Parse
      implements MapFunction<Record, Tuple4<String, String, Long, Double>> {

    private static final JsonFactory STREAMING = new JsonFactory();

    @Override
    public Tuple4<String, String, Long, Double> map(Record record) throws IOException {
      Tuple4<String, String, Long, Double> row = new Tuple4<>();
      try (JsonParser json =
          STREAMING.createParser(record.bytes(), record.offset(), record.length())) {
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String name = json.currentName();
          json.nextToken();
          switch (name) {
            case "id" -> row.f0 = json.getText();
            case "sensor" -> row.f1 = json.getText();
            case "time" -> row.f2 = json.getLongValue();
            case "value" -> row.f3 = json.getDoubleValue();
            default -> json.skipChildren();
          }
        }
      }
      return row;
    }
  }

  /** Counts, and passes nothing on. */
  private static final class Count
      extends RichFilterFunction<Tuple4<String, String, Long, Double>> {

    private transient LongCounter count;

    @Override
    public void open(OpenContext context) {
      count = getRuntimeContext().getLongCounter(COUNT);
    }

    @Override
    public boolean filter(Tuple4<String, String, Long, Double> row) {
      count.add(1);
      return false;
    }
  }
}
