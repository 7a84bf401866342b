package urbanbrain.job;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import urbanbrain.city.City;
import urbanbrain.flow.Word;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.flow.decode.DecodedCodec;
import urbanbrain.flow.decode.edit.Editor;
import urbanbrain.flow.raise.Epochs;
import urbanbrain.flow.raise.Raise;
import urbanbrain.flow.raise.Raising;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.rule.edition.Rulebook;
import urbanbrain.verdict.Alert;

/** The stages of which a city has one, whatever its clocks. */
final class CityStages {

  private CityStages() {}

  /** The rules may change: behind decode, in one task. */
  static SingleOutputStreamOperator<Decoded> edit(
      DataStream<Decoded> decoded, DataStream<String> drafts, Rulebook book) {
    return decoded
        .connect(drafts)
        .transform("flow.edition.Editor", new DecodedCodec().info(), new Editor(book))
        .name("flow.edition.Editor")
        .uid("flow.edition.Editor")
        .setParallelism(1);
  }

  /** What became of changes of rules, for the record. */
  static DataStream<Word> noted(SingleOutputStreamOperator<Decoded> edited) {
    return edited
        .getSideOutput(Editor.AUDIT)
        .map(line -> (Word) new Word.Noted(0, line), Stages.WORDS)
        .name("flow.Noted")
        .uid("flow.Noted")
        .setParallelism(1);
  }

  /** The messages about the incidents of a city whose rules may change. */
  static SingleOutputStreamOperator<Alert> raise(
      List<DataStream<Word>> words, City city, Rulebook book, Epochs epochs) {
    return raise(words, city, new Raise(city.name(), book, city.assets(), epochs));
  }

  /** The messages about a city's incidents. One task: alerts are few, and one city is one key. */
  static SingleOutputStreamOperator<Alert> raise(
      List<DataStream<Word>> words, City city, RuleClocks clocks, Epochs epochs) {
    boolean checkpointed =
        words.get(0).getExecutionEnvironment().getCheckpointConfig().isCheckpointingEnabled();
    return raise(words, city, new Raise(city.name(), clocks, city.assets(), epochs, checkpointed));
  }

  private static SingleOutputStreamOperator<Alert> raise(
      List<DataStream<Word>> words, City city, Raise raise) {
    return ofCity(words, city.name())
        .transform("raise", raise.getProducedType(), new Raising(raise))
        .name("raise.Raise")
        .uid("raise.Raise")
        .setParallelism(1)
        .setBufferTimeout(Stages.A_MOMENT);
  }

  /**
   * All words under one key. Where one clock says them all, its stamp is one task as raise is, and
   * both run as one: each word would else be written and read once more between them.
   */
  private static KeyedStream<Word, String> ofCity(List<DataStream<Word>> words, String name) {
    KeySelector<Word, String> key = word -> name;
    return words.size() == 1
        ? DataStreamUtils.reinterpretAsKeyedStream(words.get(0), key, Types.STRING)
        : words.stream().reduce(DataStream::union).orElseThrow().keyBy(key, Types.STRING);
  }
}
