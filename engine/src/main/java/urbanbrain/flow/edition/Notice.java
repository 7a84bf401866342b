package urbanbrain.flow.edition;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.Routed;
import urbanbrain.rule.edition.EditionText;
import urbanbrain.verdict.Patch;

/**
 * An edition of the rules on its way to every task, in the guise of what goes there anyway: an
 * event of a stream that no city has. So it keeps its place among the events, on every channel.
 */
public final class Notice {

  private static final String NAME = "urbanbrain.edition";
  private static final int STREAM = StableHash.code(NAME);
  private static final int BUCKET_BITS = 10;

  /** An id for every bucket by which events are told apart. */
  private static final List<String> IDS = ids();

  private Notice() {}

  private static List<String> ids() {
    List<String> ids = new ArrayList<>();
    BitSet hit = new BitSet();
    for (int i = 0; hit.cardinality() < 1 << BUCKET_BITS; i++) {
      String id = NAME + i;
      int bucket = (int) (StableHash.of(id) >>> (Long.SIZE - BUCKET_BITS));
      if (!hit.get(bucket)) {
        hit.set(bucket);
        ids.add(id);
      }
    }
    return ids;
  }

  /** Notices for every bucket. */
  public static List<Event> events(EditionText edition) {
    String[] texts = {edition.line()};
    return IDS.stream().map(id -> event(id, edition, texts)).toList();
  }

  /** A notice for one task. */
  public static Event event(EditionText edition) {
    return event(IDS.get(0), edition, new String[] {edition.line()});
  }

  private static Event event(String id, EditionText edition, String[] texts) {
    Event.Clock clock = new Event.Clock(edition.from(), Event.NO_ARRIVAL);
    return new Event(STREAM, id, clock, Place.NONE, new double[0], texts, 0);
  }

  /** Whether this is one. */
  public static boolean is(Event event) {
    return event != null && event.stream() == STREAM;
  }

  /** Whether this is one. */
  public static boolean is(Patch patch) {
    return patch.rule().equals(NAME);
  }

  /** The edition that a notice brings. */
  public static EditionText of(Event notice) {
    return EditionText.read(notice.texts()[0]);
  }

  /** The edition that a notice brings. */
  public static EditionText of(Patch notice) {
    return EditionText.read(notice.key());
  }

  /** A notice for those who hear of signals. */
  public static Patch patch(EditionText edition) {
    return new Patch(NAME, edition.line(), edition.from(), edition.from(), List.of(), List.of());
  }

  /**
   * Notices for every task of what comes behind a key.
   *
   * @param sender as many tasks as it has, so many has what comes behind
   */
  public static List<Routed> routed(EditionText edition, TaskInfo sender) {
    Event notice = event(edition);
    int tasks = sender.getNumberOfParallelSubtasks();
    int most = sender.getMaxNumberOfParallelSubtasks();
    List<Routed> all = new ArrayList<>();
    BitSet hit = new BitSet();
    for (int i = 0; hit.cardinality() < tasks; i++) {
      RouteKey key = new RouteKey(STREAM, i, "");
      int task = KeyGroupRangeAssignment.assignKeyToParallelOperator(key, most, tasks);
      if (!hit.get(task)) {
        hit.set(task);
        all.add(Routed.event(key, true, new int[0], notice));
      }
    }
    return all;
  }
}
