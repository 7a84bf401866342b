package urbanbrain.collect.rules;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.edition.Draft;

/** Where the changes of a live city's rules come from. */
public sealed interface RuleFeed extends Serializable permits Rereading, RuleTopic {

  /** The texts of the rules and streams that the city begins with. */
  List<RuleFiles.Source> files();

  /** What is put before the running city, each a line of a {@link Draft}. */
  DataStream<String> drafts(StreamExecutionEnvironment env);
}
