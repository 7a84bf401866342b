package urbanbrain.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import urbanbrain.city.City;
import urbanbrain.event.Event;
import urbanbrain.flow.Word;
import urbanbrain.flow.decode.Decode;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.flow.decode.Record;
import urbanbrain.flow.decode.edit.Editor;
import urbanbrain.flow.demux.LateEvents;
import urbanbrain.flow.edition.Editing;
import urbanbrain.flow.raise.Epochs;
import urbanbrain.job.outlet.Outlets;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.rule.edition.Rulebook;

/** The whole path, from records to messages: the same for a cluster and for a replay. */
public final class CityJob {

  private CityJob() {}

  /** Nothing is written by reflection, and objects are handed on as they are within a chain. */
  public static Configuration settings() {
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
    LateEvents.on(decoded.getSideOutput(Decode.LATE_EVENTS), Editing.fixed(city.rules()));
    List<DataStream<Word>> words = new ArrayList<>();
    for (int clock = 0; clock < clocks.clocks().size(); clock++) {
      words.add(words(decoded, new Stages(clocks, clock, city.assets())));
    }
    var alerts = CityStages.raise(words, city, clocks, epochs);
    outlets.connect(decoded, alerts);
  }

  /**
   * The same for a city whose rules change while it runs: what is put before it is checked and
   * counts from the next event on, see {@link urbanbrain.flow.decode.edit.Editor}.
   *
   * @param rules those that it begins with, and what is put before it
   */
  public static void build(
      DataStream<Record> records, Changing rules, City city, Epochs epochs, Outlets outlets) {
    Rulebook book = rules.book();
    var decoded = Decode.on(records, new Decode(city.specs(), city.assets(), true));
    var edited = CityStages.edit(decoded, rules.drafts(), book);
    DataStream<Event> late = decoded.getSideOutput(Decode.LATE_EVENTS);
    LateEvents.on(late.union(edited.getSideOutput(Editor.NOTICES)), Editing.of(book, 0));
    List<DataStream<Word>> words = new ArrayList<>();
    for (int clock = 0; clock < book.clocks().clocks().size(); clock++) {
      words.add(words(edited, new Stages(book, clock, city.assets())));
    }
    words.add(CityStages.noted(edited));
    outlets.connect(decoded, CityStages.raise(words, city, book, epochs));
  }

  /**
   * Rules that change.
   *
   * @param book those that the city begins with
   * @param drafts what is put before it, lines of {@link urbanbrain.rule.edition.Draft}
   */
  public record Changing(Rulebook book, DataStream<String> drafts) {}

  /** From the gate of one clock to what raise is told by it. */
  private static DataStream<Word> words(DataStream<Decoded> decoded, Stages stages) {
    var gate = stages.gate(decoded);
    var events = stages.deduplicate(gate);
    var routed = stages.demux(events);
    var signals = stages.detect(routed, gate);
    var joins = stages.fuse(routed, signals);
    return stages.stamp(gate, events, signals, joins);
  }
}
