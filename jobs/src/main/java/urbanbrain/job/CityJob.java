package urbanbrain.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import urbanbrain.city.City;
import urbanbrain.flow.Word;
import urbanbrain.flow.decode.Decode;
import urbanbrain.flow.decode.Record;
import urbanbrain.flow.raise.Epochs;
import urbanbrain.job.outlet.Outlets;
import urbanbrain.rule.clock.RuleClocks;

/** The whole path, from records to messages: the same for a cluster and for a replay. */
public final class CityJob {

  private CityJob() {}

  /** Nothing is written by reflection, and objects are handed on as they are within a chain. */
  static Configuration settings() {
    Configuration flink = new Configuration();
    flink.set(PipelineOptions.GENERIC_TYPES, false);
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    flink.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(10));
    return flink;
  }

  /**
   * Wires the stages behind a city's records. From the gate to the stamp there is one copy of them
   * for each clock, so that no rule waits for a source that it does not use.
   *
   * @param epoch the restart epoch, see {@link Epochs#from}
   */
  public static void build(DataStream<Record> records, City city, long epoch, Outlets outlets) {
    build(records, city, Epochs.from(epoch), outlets);
  }

  /**
   * The same for a job that is started again and again.
   *
   * @param epochs the restart epoch of each start
   */
  public static void build(DataStream<Record> records, City city, Epochs epochs, Outlets outlets) {
    RuleClocks clocks = city.clocks();
    Decode decode = new Decode(city.specs(), city.assets(), Stages.needPulses(clocks));
    var decoded = Decode.on(records, decode);
    Stages.countLate(decoded, city.rules());
    List<DataStream<Word>> words = new ArrayList<>();
    for (int clock = 0; clock < clocks.clocks().size(); clock++) {
      Stages stages = new Stages(clocks, clock, city.assets());
      var gate = stages.gate(decoded);
      var events = stages.deduplicate(gate);
      var routed = stages.demux(events);
      var signals = stages.detect(routed, gate);
      var joins = stages.fuse(routed, signals);
      words.add(stages.stamp(gate, events, signals, joins));
    }
    var alerts = Stages.raise(words, city, clocks, epochs);
    outlets.connect(decoded, alerts);
  }
}
