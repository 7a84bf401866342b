package urbanbrain.flow.edition;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.TaskInfo;
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

  /** An id for every bucket. */
  private static final String[] IDS = idsByBucket();

  private Notice() {}

  private static String[] idsByBucket() {
    String[] ids = new String[Event.BUCKETS];
    int found = 0;
    for (int i = 0; found < ids.length; i++) {
      String id = NAME + i;
      int bucket = event(id, 0, new String[0]).bucket();
      if (ids[bucket] == null) {
        ids[bucket] = id;
        found++;
      }
    }
    return ids;
  }

  /** Notices of which every task of each audience gets one, where events go by their buckets. */
  public static List<Event> events(EditionText edition, Set<Audience> audiences) {
    String[] texts = {edition.line()};
    return audiences.stream()
        .flatMap(audience -> ids(audience).stream())
        .distinct()
        .map(id -> event(id, edition.from(), texts))
        .toList();
  }

  /** A task that no bucket is of gets no events and need not know. */
  private static List<String> ids(Audience audience) {
    List<String> ids = new ArrayList<>();
    BitSet hit = new BitSet();
    for (int bucket = 0; bucket < IDS.length && hit.cardinality() < audience.tasks(); bucket++) {
      int task = audience.task(bucket);
      if (!hit.get(task)) {
        hit.set(task);
        ids.add(IDS[bucket]);
      }
    }
    return ids;
  }

  /** A notice for one task. */
  public static Event event(EditionText edition) {
    return event(NAME, edition.from(), new String[] {edition.line()});
  }

  private static Event event(String id, long from, String[] texts) {
    Event.Clock clock = new Event.Clock(from, Event.NO_ARRIVAL);
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
    Audience audience =
        new Audience(sender.getNumberOfParallelSubtasks(), sender.getMaxNumberOfParallelSubtasks());
    List<Routed> all = new ArrayList<>();
    BitSet hit = new BitSet();
    for (int i = 0; hit.cardinality() < audience.tasks(); i++) {
      RouteKey key = new RouteKey(STREAM, i, "");
      int task = audience.task(key);
      if (!hit.get(task)) {
        hit.set(task);
        all.add(Routed.event(key, true, new int[0], notice));
      }
    }
    return all;
  }
}
