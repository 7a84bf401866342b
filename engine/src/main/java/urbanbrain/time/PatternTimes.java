package urbanbrain.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/** Reads times by a formatter: month names, halves of the day, offsets. */
final class PatternTimes implements TimeReader.Reading {

  private final DateTimeFormatter formatter;
  private final ZoneClock zone;

  PatternTimes(String pattern, ZoneClock zone) {
    this.formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    this.zone = zone;
  }

  @Override
  public long read(CharSequence text, int from, int to) {
    try {
      return instant(formatter.parse(text.subSequence(from, to)));
    } catch (java.time.DateTimeException e) {
      return TimeReader.NONE;
    }
  }

  private long instant(TemporalAccessor parsed) {
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      return parsed.getLong(ChronoField.INSTANT_SECONDS) * 1_000
          + parsed.get(ChronoField.MILLI_OF_SECOND);
    }
    LocalDate day = parsed.query(TemporalQueries.localDate());
    LocalTime time = parsed.query(TemporalQueries.localTime());
    if (day == null) {
      return TimeReader.NONE;
    }
    LocalDateTime local = day.atTime(time == null ? LocalTime.MIDNIGHT : time);
    long millis = local.toInstant(ZoneOffset.UTC).toEpochMilli();
    ZoneOffset offset = parsed.query(TemporalQueries.offset());
    return offset == null ? zone.instant(millis) : millis - offset.getTotalSeconds() * 1_000L;
  }
}
