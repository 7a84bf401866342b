package urbanbrain.simulate;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the city's systems write times, and what time of day it is for its people. */
final class Clock {

  static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  private Clock() {}

  /** A Monday afternoon, an hour before the evening rush. */
  static long start() {
    return LocalDateTime.of(2026, 3, 2, 16, 0).atZone(ZONE).toInstant().toEpochMilli();
  }

  /** Local time without an offset, to the second. */
  static String local(long millis) {
    return LOCAL.format(Instant.ofEpochMilli(millis).atZone(ZONE));
  }

  /** Local time with its offset, to the second. */
  static String iso(long millis) {
    return ISO.format(Instant.ofEpochMilli(millis).atZone(ZONE));
  }

  /** The hour of the day, with its fraction. */
  static double hour(long millis) {
    return Instant.ofEpochMilli(millis).atZone(ZONE).toLocalTime().toSecondOfDay() / 3600.0;
  }

  /** How near the hour is to a peak: 1 at it, falling like a bell to either side. */
  static double peak(long millis, double peakHour, double widthHours) {
    double x = (hour(millis) - peakHour) / widthHours;
    return StrictMath.exp(-x * x);
  }
}
