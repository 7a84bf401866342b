package urbanbrain.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The reports of a made town, a record a line: crashes and calls of which many are corrected and
 * some cancelled, gates that open and shut.
 */
final class Reports {

  private static final long START = 1_772_400_000_000L;
  private static final long HOURS = 3 * 3_600_000L;
  private static final long LATENESS = 30 * 60_000L;
  private static final int EVENTS = 160;

  private final Random random;
  private final List<Version> versions = new ArrayList<>();

  /** One version of a report, and whether it is the one that counts in the end. */
  private record Version(
      String id, long at, long arrived, boolean isCancelled, boolean counts, String line) {

    Version standing() {
      return new Version(id, at, arrived, isCancelled, true, line);
    }
  }

  /** Reports of this random's making. */
  Reports(long seed) {
    random = new Random(seed);
    for (int i = 0; i < EVENTS; i++) {
      report("r" + i, START + (long) (random.nextDouble() * HOURS));
    }
    // The last word of all is certain: so up to when is judged does not hang on what is cancelled.
    versions.add(version("last", "ems", START + HOURS + 1, 1, false).standing());
    versions.sort(Comparator.comparingLong(Version::arrived));
  }

  private void report(String id, long at) {
    int kinds = random.nextInt(5);
    String kind = kinds < 2 ? "crash" : kinds < 4 ? "ems" : "gate";
    int count = 1 + (random.nextBoolean() ? random.nextInt(4) : 0);
    List<Version> mine = new ArrayList<>();
    for (int edition = 1; edition <= count; edition++) {
      mine.add(version(id, kind, at, edition, !kind.equals("gate") && random.nextInt(8) == 0));
    }
    // Calls are told apart by arrival, the others by their edition: those may come in any order.
    if (!kind.equals("ems")) {
      Collections.shuffle(mine, random);
    }
    versions.addAll(counting(mine, kind));
  }

  private static List<Version> counting(List<Version> mine, String kind) {
    Comparator<Version> order =
        kind.equals("ems")
            ? Comparator.comparingLong(Version::arrived)
            : Comparator.comparing(Version::line, Comparator.comparing(Reports::edition));
    Version last = Collections.max(mine, order);
    mine.remove(last);
    mine.add(last.standing());
    return mine;
  }

  private static int edition(String line) {
    return Integer.parseInt(line.replaceFirst(".*\"edition\":(\\d+).*", "$1"));
  }

  private Version version(String id, String kind, long at, int edition, boolean isCancelled) {
    // No two versions arrive at once: which of them counted would be left to a hash.
    long arrived = at + random.nextInt(1_000) + (edition + random.nextInt(4)) * 60_000L;
    arrived = arrived / 10 * 10 + edition;
    Map<String, Object> more = new HashMap<>();
    more.put("edition", edition);
    more.put("status", isCancelled ? "cancelled" : "open");
    more.put("district", "d" + random.nextInt(3));
    more.put("hurt", random.nextInt(4));
    more.put("priority", 1 + random.nextInt(4));
    more.put("gate", "g" + random.nextInt(2));
    more.put("open", random.nextInt(3) > 0);
    more.put("lat", 40 + random.nextInt(12) * 0.003);
    more.put("lon", -75 + random.nextInt(12) * 0.003);
    StringBuilder line = new StringBuilder();
    line.append("{\"id\":\"%s\",\"kind\":\"%s\",\"at\":%d".formatted(id, kind, at));
    line.append(",\"arrived\":%d".formatted(arrived));
    for (String name : more.keySet().stream().sorted().toList()) {
      Object value = more.get(name);
      line.append(",\"%s\":".formatted(name));
      line.append(value instanceof String text ? "\"" + text + "\"" : value);
    }
    return new Version(id, at, arrived, isCancelled, false, line.append('}').toString());
  }

  /** As they arrived. */
  List<String> recorded() {
    return versions.stream().map(Version::line).toList();
  }

  /**
   * In another order in which none comes too late, corrections and cancellations among the rest.
   */
  List<String> shuffled(long seed) {
    Random order = new Random(seed);
    record Ranked(Version version, double rank) {}
    return versions.stream()
        .map(v -> new Ranked(v, v.at + order.nextDouble() * LATENESS))
        .sorted(Comparator.comparingDouble(Ranked::rank))
        .map(r -> r.version.line)
        .toList();
  }

  /** Each twice. */
  List<String> twice(long seed) {
    List<String> twice = new ArrayList<>(shuffled(seed));
    List<String> again = shuffled(seed);
    for (int i = 0; i < again.size(); i++) {
      twice.add(Math.min(twice.size(), 2 * i + 1), again.get(i));
    }
    return twice;
  }

  /** As if nobody ever had to correct or to cancel: of each event only the version that counts. */
  List<String> withoutMistakes() {
    return versions.stream().filter(v -> v.counts && !v.isCancelled).map(Version::line).toList();
  }
}
