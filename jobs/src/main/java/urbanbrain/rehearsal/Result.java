package urbanbrain.rehearsal;

import java.util.List;
import urbanbrain.rule.test.Case;

/**
 * What came of one case.
 *
 * @param differences what is not as expected, a line each; none where it passed
 * @param details the failure in full, for people; empty where it passed
 * @param nanos how long it took
 */
public record Result(Case of, List<String> differences, String details, long nanos) {

  public Result {
    differences = List.copyOf(differences);
  }

  /** Whether all was as expected. */
  public boolean isPassed() {
    return differences.isEmpty();
  }
}
