package urbanbrain.flow.raise.book;

import java.util.List;
import java.util.TreeSet;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.MatchId;

/** The incidents of a rule that began lately, and what was said of too many of them at once. */
final class Storm {

  /** What tells the incidents that began lately apart. */
  final TreeSet<MatchId> recent = new TreeSet<>();

  /** The match that gives the summary its name; null while there is no storm. */
  MatchId id;

  /** How many incidents it has had, those that were told by themselves before it too. */
  long count;

  /** When the first and the last of them began. */
  long first;

  long last;

  /** What was said last: its sequence, of how many incidents, and when. */
  long sequence;

  long toldCount;
  long toldAt;

  /** The last message about it, if there was one, under this handle. */
  List<Alert.Reference> said(String handle) {
    return sequence == 0
        ? List.of()
        : List.of(new Alert.Reference(Alert.id(handle, sequence), toldAt));
  }

  /** Whether there is nothing to remember. */
  boolean isEmpty() {
    return id == null && recent.isEmpty();
  }

  /** Whether it has had incidents that were not told yet. */
  boolean hasNews() {
    return count != toldCount;
  }

  /** Takes in an incident that began; true if it is one of too many. */
  boolean begins(MatchId incident, int moreThan, long within) {
    long start = incident.time();
    recent.add(incident);
    if (id != null && start <= last + within) {
      count++;
      first = Math.min(first, start);
      last = Math.max(last, start);
      return true;
    }
    MatchId from = new MatchId(start - within, "", Long.MIN_VALUE);
    MatchId to = new MatchId(start + within, "", Long.MIN_VALUE);
    var near = recent.subSet(from, true, to, false);
    if (id != null || near.size() <= moreThan) {
      return false;
    }
    id = incident;
    count = near.size();
    first = near.first().time();
    last = near.last().time();
    sequence = 0;
    return true;
  }

  /** The storm is over. */
  void end() {
    id = null;
    count = 0;
  }

  /** Forgets the incidents that began before this time. */
  void forget(long time) {
    recent.headSet(new MatchId(time, "", Long.MIN_VALUE), false).clear();
  }
}
