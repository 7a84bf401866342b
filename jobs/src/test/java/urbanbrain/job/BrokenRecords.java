package urbanbrain.job;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Records of the scenario's dispatch centre and speed sensors, broken in seeded ways. */
final class BrokenRecords {

  private static final String RECEIVED = "2026-03-02T16:30:00-05:00";
  private static final int DEEP = 10_000;
  private static final int MEBIBYTE = 1 << 20;

  /** A way to break a record, and the reason that decode must give. */
  private record Way(String reason, int weight, Maker maker) {}

  /** Makes a broken line. */
  private interface Maker {
    String line(Random random);
  }

  private static final List<Way> CALLS =
      List.of(
          new Way("not_parsed", 300, random -> cut(call("crash", dispatched(random)), random)),
          new Way("not_parsed", 200, random -> call("cr\u00ffash", dispatched(random))),
          new Way("wrong_type", 200, random -> with("\"priority\":\"high\"", random)),
          new Way("out_of_range", 100, random -> with("\"priority\":77", random)),
          new Way("future_time", 200, random -> call("crash", "2099-01-01T00:00:00Z")),
          new Way("bad_time", 100, random -> call("crash", "2026-02-30T16:00:00-05:00")),
          new Way("missing_field", 100, random -> call("crash", "")),
          new Way("no_stream", 100, random -> call("parade", dispatched(random))),
          new Way("bad_place", 200, BrokenRecords::farNorth),
          new Way("too_deep", 20, random -> with("\"note\":" + "[".repeat(DEEP), random)),
          new Way(
              "too_large", 1, random -> with("\"note\":\"" + "x".repeat(MEBIBYTE) + "\"", random)));

  private static final List<Way> SPEEDS =
      List.of(
          new Way("not_finite", 300, random -> speed("40.71", "NaN")),
          new Way("wrong_type", 300, random -> speed("40.71", "fast" + random.nextInt(9))),
          new Way("out_of_range", 300, random -> speed("40.71", "" + (301 + random.nextInt(999)))),
          new Way("bad_place", 300, random -> speed("91", "38.5")));

  private final Random random;
  private final Map<String, Long> made = new TreeMap<>();

  BrokenRecords(long seed) {
    random = new Random(seed);
  }

  /** How many were made, by the reason that decode must give. */
  Map<String, Long> made() {
    return made;
  }

  /** A broken record of the dispatch centre; its characters are bytes. */
  String call() {
    return pick(CALLS);
  }

  /** A broken record of the speed sensors. */
  String speed() {
    return pick(SPEEDS);
  }

  private String pick(List<Way> ways) {
    int at = random.nextInt(ways.stream().mapToInt(Way::weight).sum());
    int next = 0;
    while (at >= ways.get(next).weight()) {
      at -= ways.get(next++).weight();
    }
    made.merge(ways.get(next).reason(), 1L, Long::sum);
    String line = ways.get(next).maker().line(random);
    return new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
  }

  private static String dispatched(Random random) {
    return "2026-03-02T16:%02d:%02d-05:00".formatted(random.nextInt(30), random.nextInt(60));
  }

  private static String cut(String line, Random random) {
    return line.substring(0, 1 + random.nextInt(line.length() - 1));
  }

  private static String with(String member, Random random) {
    String line = call("ems", dispatched(random));
    return line.substring(0, line.length() - 1) + "," + member + "}";
  }

  private static String farNorth(Random random) {
    return call("crash", dispatched(random)).replace("40.7", "91.7");
  }

  private static String call(String type, String dispatched) {
    String time = dispatched.isEmpty() ? "" : "\"dispatched\":\"" + dispatched + "\",";
    return "{\"received\":\"%s\",\"call\":\"x\",%s\"type\":\"%s\",\"lat\":40.7,\"lon\":-77.5}"
        .formatted(RECEIVED, time, type);
  }

  private static String speed(String lat, String kmh) {
    return "2026-03-02 16:30:00,main-st-3,%s,-77.522370,2026-03-02 16:29:30,%s,4"
        .formatted(lat, kmh);
  }
}
