package urbanbrain.job;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import urbanbrain.rule.Bounds;

/**
 * What became of every record of a run. The counts add up: {@code records + further = events +
 * duplicates + superseded + late + dead + ignored}.
 *
 * @param counters the run's counters by name
 */
public record Tally(SortedMap<String, Long> counters) {

  private static final String DEAD = "dead.";
  private static final String LATE = "late.";

  /** A tally of what Flink accumulated; whatever is no whole number is left out. */
  public static Tally of(Map<String, Object> accumulators) {
    SortedMap<String, Long> counters = new TreeMap<>();
    accumulators.forEach(
        (name, value) -> {
          if (value instanceof Number number) {
            counters.put(name, number.longValue());
          }
        });
    return new Tally(counters);
  }

  /** How many records were read. */
  public long records() {
    return count("records");
  }

  /** How many bytes were read. */
  public long bytes() {
    return count("bytes");
  }

  /** How many different events were judged; versions of one event are one. */
  public long events() {
    return count("events") - duplicates() - superseded();
  }

  /** How many events came again and were dropped. */
  public long duplicates() {
    return count("duplicate");
  }

  /** How many of the judged events shared an id with another. */
  public long idConflicts() {
    return count("id_conflict");
  }

  /** How many versions of events gave way to higher ones. */
  public long superseded() {
    return count("superseded");
  }

  /** How many events came later than their source's lateness allows. */
  public long late() {
    return count("late");
  }

  /** How many events, or what would have been ones, came behind the first of their record. */
  public long further() {
    return count("further");
  }

  /** How many of the events name an asset that the city does not have. */
  public long unknownAssets() {
    return count("unknown_asset");
  }

  /** How many records the city file ignores. */
  public long ignored() {
    return count("ignored");
  }

  /** How many records are dead letters. */
  public long dead() {
    return deadByReason().values().stream().mapToLong(Long::longValue).sum();
  }

  /** The dead letters by reason code. */
  public SortedMap<String, Long> deadByReason() {
    SortedMap<String, Long> byReason = new TreeMap<>();
    under(DEAD)
        .forEach(
            (name, n) -> {
              if (!name.contains(".")) {
                byReason.put(name, n);
              }
            });
    return byReason;
  }

  /** The dead letters by source and reason, as {@code source.reason}. */
  public SortedMap<String, Long> deadBySource() {
    SortedMap<String, Long> bySource = under(DEAD);
    bySource.keySet().removeIf(name -> !name.contains("."));
    return bySource;
  }

  /** The late events by source. */
  public SortedMap<String, Long> lateBySource() {
    return under(LATE);
  }

  /** How often each rule reached each bound: by rule, by the bound's word. */
  public SortedMap<String, SortedMap<String, Long>> boundHits() {
    SortedMap<String, SortedMap<String, Long>> byRule = new TreeMap<>();
    under(Bounds.HIT + ".")
        .forEach(
            (name, n) -> {
              int dot = name.lastIndexOf('.');
              byRule
                  .computeIfAbsent(name.substring(0, dot), rule -> new TreeMap<>())
                  .put(name.substring(dot + 1), n);
            });
    return byRule;
  }

  private SortedMap<String, Long> under(String prefix) {
    SortedMap<String, Long> found = new TreeMap<>();
    counters.tailMap(prefix).entrySet().stream()
        .takeWhile(e -> e.getKey().startsWith(prefix))
        .forEach(e -> found.put(e.getKey().substring(prefix.length()), e.getValue()));
    return found;
  }

  private long count(String name) {
    return counters.getOrDefault(name, 0L);
  }
}
