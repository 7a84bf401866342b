package urbanbrain.bench.decode;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import urbanbrain.bench.contest.Readings;

/** Readings as the bytes of the records that sensors send, each as it comes from a topic. */
public final class Payloads {

  /** By the number of sensors: the longest so far, as all begin alike. */
  private static final Map<Integer, byte[][]> MADE = new HashMap<>();

  private Payloads() {}

  /** The records of these readings, and maybe of more. */
  static byte[][] of(Readings readings) {
    byte[][] made = MADE.get(readings.keys());
    if (made == null || made.length < readings.size()) {
      made = make(readings);
      MADE.put(readings.keys(), made);
    }
    return made;
  }

  private static byte[][] make(Readings readings) {
    byte[][] records = new byte[readings.size()][];
    for (int at = 0; at < records.length; at++) {
      records[at] = record(readings, at);
    }
    return records;
  }

  /** The record of a reading. */
  public static byte[] record(Readings readings, int at) {
    int sensor = readings.sensor(at);
    String record =
        String.format(
            Locale.ROOT,
            """
            {"id":"%d","sensor":"%s","time":%d,"position":{"lat":%.6f,"lon":%.6f},"value":%d,\
            "unit":"km/h","quality":"good","device":{"firmware":"3.2.1","battery":%d,"signal":-71},\
            "counts":[%d,0,1,4]}\
            """,
            at,
            readings.name(at),
            readings.time(at),
            40 + sensor % 1_000 / 1e4,
            -75 - sensor % 1_000 / 1e4,
            readings.value(at),
            sensor % 100,
            at % 7);
    return record.getBytes(StandardCharsets.UTF_8);
  }
}
