package urbanbrain.bench.whole;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.flink.BenchCity;
import urbanbrain.city.City;
import urbanbrain.collect.Input;
import urbanbrain.flow.decode.Record;
import urbanbrain.flow.raise.Raise;
import urbanbrain.job.CityJob;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Incident;

/** The whole job of a city with one rule, from records to messages. */
final class Ours {

  /** The accumulator that counts records, see {@link urbanbrain.job.Tally}. */
  static final String RECORDS = "records";

  /** The accumulators of what it found. */
  static final String ALERTS = "alerts";

  static final String INCIDENTS = "incidents";
  static final String CHECKSUM = "checksum";

  private static final String RULE =
      """
      rule: rule
      says: A sensor reads low values.
      status: live
      owner: bench
      because: One of 100 stretches of 10 minutes is such.
      gaps: [None.]
      events:
        reading: { stream: bench.reading }
      when:
        window: { of: reading, by: sensor, over: 5m, every: 10s }
        raise: "avg(reading.value) < 20 && count() >= 3"
      incident:
        severity: Minor
        headline: { en: "Low values at {reading.sensor}" }
      """;

  private Ours() {}

  static void wire(DataStream<Record> records) throws IOException {
    CityJob.build(
        records,
        city(),
        0,
        (decoded, alerts) -> {
          alerts.filter(new CountAlerts()).sinkTo(new DiscardingSink<>());
          alerts
              .getSideOutput(Raise.INCIDENTS)
              .filter(new CountIncidents())
              .sinkTo(new DiscardingSink<>());
        });
  }

  /** Each part of the tape has a clock of its own, as each partition of a topic does. */
  private static City city() throws IOException {
    City city = BenchCity.of(RULE, "id: id, time: time");
    Input whole = city.sources().get(0);
    List<Input> parts =
        IntStream.range(0, Tape.PARTS)
            .mapToObj(part -> whole.with(whole.spec().of("part-" + part)))
            .toList();
    return city.with(parts);
  }

  /** Counts messages, and passes nothing on. */
  private static final class CountAlerts extends RichFilterFunction<Alert> {
    private transient LongCounter count;

    @Override
    public void open(OpenContext context) {
      count = getRuntimeContext().getLongCounter(ALERTS);
    }

    @Override
    public boolean filter(Alert alert) {
      count.add(1);
      return false;
    }
  }

  /** Counts incidents, and passes nothing on. */
  private static final class CountIncidents extends RichFilterFunction<Incident> {
    private transient LongCounter count;
    private transient LongCounter checksum;

    @Override
    public void open(OpenContext context) {
      count = getRuntimeContext().getLongCounter(INCIDENTS);
      checksum = getRuntimeContext().getLongCounter(CHECKSUM);
    }

    @Override
    public boolean filter(Incident incident) {
      count.add(1);
      checksum.add(
          Answer.hash(incident.key(), incident.start()) ^ Answer.hash("end", incident.end()));
      return false;
    }
  }
}
