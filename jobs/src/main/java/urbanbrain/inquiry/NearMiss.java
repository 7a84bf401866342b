package urbanbrain.inquiry;

import java.util.List;
import urbanbrain.inquiry.change.Change;
import urbanbrain.verdict.Match;

/**
 * What would have been enough: with these changes together the rule is raised where it was not, and
 * with none of them left out.
 *
 * @param changes the smallest ones, as far as they have a size
 * @param match what the rule then finds
 */
public record NearMiss(List<Change> changes, Match match) {

  public NearMiss {
    changes = List.copyOf(changes);
  }

  /** How far it is from what happened. */
  public double cost() {
    return changes.stream().mapToDouble(Change::cost).sum();
  }
}
