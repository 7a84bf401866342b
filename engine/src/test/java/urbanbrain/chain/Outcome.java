package urbanbrain.chain;

import java.util.List;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.MatchUpdate;

/**
 * What came of one play of the chain.
 *
 * @param updates what raise was told, in its order
 * @param left entries of state and timers that were left
 */
record Outcome(
    List<Incident> incidents,
    List<Alert> alerts,
    List<AuditLine> audit,
    List<MatchUpdate> updates,
    int left) {

  /** The content ids of the incidents of which no message tells. */
  List<String> untold() {
    return audit.stream()
        .filter(line -> line.what() == AuditLine.What.UNTOLD)
        .map(AuditLine::incident)
        .toList();
  }
}
