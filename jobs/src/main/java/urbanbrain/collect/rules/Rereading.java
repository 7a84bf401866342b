package urbanbrain.collect.rules;

import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.rule.RuleFiles;

/**
 * That a live city reads its rules again and again.
 *
 * @param roots the folders and files of its rules, as absolute paths
 * @param every how often, milliseconds
 * @param files what stands there at first
 */
public record Rereading(List<String> roots, long every, List<RuleFiles.Source> files)
    implements RuleFeed {

  public Rereading {
    roots = List.copyOf(roots);
    files = List.copyOf(files);
  }

  @Override
  public DataStream<String> drafts(StreamExecutionEnvironment env) {
    return RuleFolders.on(env, this);
  }
}
