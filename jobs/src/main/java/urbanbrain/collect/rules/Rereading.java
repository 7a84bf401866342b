package urbanbrain.collect.rules;

import java.io.Serializable;
import java.util.List;
import urbanbrain.rule.RuleFiles;

/**
 * That a live city reads its rules again and again.
 *
 * @param roots the folders and files of its rules, as absolute paths
 * @param every how often, milliseconds
 * @param files what stands there at first
 */
public record Rereading(List<String> roots, long every, List<RuleFiles.Source> files)
    implements Serializable {

  public Rereading {
    roots = List.copyOf(roots);
    files = List.copyOf(files);
  }
}
