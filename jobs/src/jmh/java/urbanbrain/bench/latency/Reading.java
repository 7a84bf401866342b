package urbanbrain.bench.latency;

import java.nio.charset.StandardCharsets;

/**
 * One reading of a sensor.
 *
 * @param sensor its number
 * @param delay how long before it is sent it was read, in milliseconds
 */
record Reading(int sensor, int value, long delay) {

  private static final String NAME = "sensor-";
  private static final int DIGITS = 5;

  /** The name of a sensor. */
  static String name(int sensor) {
    String digits = Integer.toString(sensor);
    return NAME + "0".repeat(DIGITS - digits.length()) + digits;
  }

  /**
   * The number of the first sensor that a message names.
   *
   * @throws IllegalArgumentException where it names none
   */
  static int sensorIn(String message) {
    int at = message.indexOf(NAME);
    if (at < 0) {
      throw new IllegalArgumentException("no sensor in: " + message);
    }
    int from = at + NAME.length();
    return Integer.parseInt(message, from, from + DIGITS, 10);
  }

  /**
   * The record that is produced.
   *
   * @param number of the record
   * @param sent when it is sent, in milliseconds since the epoch
   */
  byte[] record(long number, long sent) {
    // String.format would take more of the processor than the job.
    String record =
        "{\"n\":"
            + number
            + ",\"sensor\":\""
            + name(sensor)
            + "\",\"time\":"
            + (sent - delay)
            + ",\"value\":"
            + value
            + ",\"unit\":\"km/h\",\"quality\":\"good\","
            + "\"device\":{\"firmware\":\"3.2.1\",\"battery\":"
            + sensor % 100
            + ",\"signal\":-71},\"counts\":["
            + number % 7
            + ",0,1,4]}";
    return record.getBytes(StandardCharsets.UTF_8);
  }
}
