package urbanbrain.job;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import urbanbrain.city.City;
import urbanbrain.flow.Word;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.flow.raise.Epochs;
import urbanbrain.flow.raise.Raise;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.Incident;

/** The path of {@link CityJob} behind decode, wired and set as it wires and sets it. */
public final class DecodedCity {

  private DecodedCity() {}

  /** From what decode would give to the final incidents; messages are made and dropped. */
  public static DataStream<Incident> incidents(DataStream<Decoded> decoded, City city) {
    decoded.getExecutionEnvironment().configure(CityJob.settings());
    RuleClocks clocks = city.clocks();
    List<DataStream<Word>> words = new ArrayList<>();
    for (int clock = 0; clock < clocks.clocks().size(); clock++) {
      Stages stages = new Stages(clocks, clock, city.assets());
      var gate = stages.gate(decoded);
      var events = stages.deduplicate(gate);
      var routed = stages.demux(events);
      var signals = stages.detect(routed, gate);
      words.add(stages.stamp(gate, events, signals, stages.fuse(routed, signals)));
    }
    var alerts = CityStages.raise(words, city, clocks, Epochs.from(0));
    alerts.sinkTo(new DiscardingSink<>());
    return alerts.getSideOutput(Raise.INCIDENTS);
  }
}
