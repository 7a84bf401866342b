package urbanbrain.rule.test;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import urbanbrain.text.Durations;
import urbanbrain.text.JsonLine;
import urbanbrain.text.YamlNode;
import urbanbrain.time.TimeFormat;
import urbanbrain.time.TimeReader;

/**
 * The times of a case as people write them: how long after the case begins ({@code 5m}, {@code
 * 1h30m}), or a date and a time. A case begins at {@link #BEGIN} of its zone.
 */
public final class Moments {

  /** A Monday's midnight, so that days, weeks and every {@code every} begin with the case. */
  public static final LocalDateTime BEGIN = LocalDateTime.of(2026, 1, 5, 0, 0);

  /** How many events one line of a case may be at most. */
  private static final int MOST = 10_000;

  private static final Pattern SINCE = Pattern.compile("(\\d{1,10}(ms|s|m|h|d))+");
  private static final Pattern PART = Pattern.compile("\\d{1,10}(ms|s|m|h|d)");
  private static final Pattern DIGITS = Pattern.compile("[-+]?\\d*");
  private static final Pattern SERIES =
      Pattern.compile("(.+?)\\s+every\\s+(\\S+)(?:\\s+to\\s+(.+)|\\s+(\\d{1,5})\\s+times|.*)");

  private static final long[] UNITS = {86_400_000, 3_600_000, 60_000, 1_000, 1};
  private static final String[] NAMES = {"d", "h", "m", "s", "ms"};

  private final ZoneId zone;
  private final TimeReader dates;
  private final long begin;
  private boolean hasDates;

  /** The times of a case in this zone. */
  public Moments(ZoneId zone) {
    this.zone = zone;
    this.dates = new TimeReader(new TimeFormat(null, null, zone));
    this.begin = BEGIN.atZone(zone).toInstant().toEpochMilli();
  }

  /** When the case begins, milliseconds since the epoch. */
  public long begin() {
    return begin;
  }

  /** One moment, milliseconds since the epoch; a problem if it is none. */
  public Optional<Long> read(YamlNode node) {
    OptionalLong moment = node.isScalar() ? parse(node.text().strip()) : OptionalLong.empty();
    if (moment.isEmpty()) {
      complain(node);
    }
    return moment.isPresent() ? Optional.of(moment.getAsLong()) : Optional.empty();
  }

  /**
   * Moments of which there may be several: {@code 0m every 30s to 10m}, the last one included, or
   * {@code 0m every 30s 20 times}. None if they are a problem.
   */
  public List<Long> readSeries(YamlNode node) {
    Matcher series = SERIES.matcher(node.isScalar() ? node.text().strip() : "");
    if (!series.matches()) {
      return read(node).map(List::of).orElse(List.of());
    }
    OptionalLong from = parse(series.group(1));
    OptionalLong step = since(series.group(2));
    OptionalLong to = series.group(3) == null ? OptionalLong.empty() : parse(series.group(3));
    if (from.isEmpty() || step.isEmpty() || (to.isEmpty() && series.group(4) == null)) {
      node.complain(
          "%s is no series of times: write 0m every 30s to 10m, or 0m every 30s 20 times"
              .formatted(node.quote()));
      return List.of();
    }
    long times =
        to.isEmpty()
            ? Long.parseLong(series.group(4))
            : times(from.getAsLong(), to.getAsLong(), step.getAsLong());
    if (times < 1 || times > MOST) {
      node.complain("so many events cannot be: from 1 to %,d".formatted(MOST));
      return List.of();
    }
    List<Long> moments = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      moments.add(from.getAsLong() + i * step.getAsLong());
    }
    return moments;
  }

  private static long times(long from, long to, long step) {
    return step == 0 ? 0 : Math.floorDiv(to - from, step) + 1;
  }

  /** Digits alone would be milliseconds since 1970: never what was meant here. */
  private OptionalLong parse(String text) {
    OptionalLong since = since(text);
    if (since.isPresent()) {
      return OptionalLong.of(begin + since.getAsLong());
    }
    long date = DIGITS.matcher(text).matches() ? TimeReader.NONE : dates.read(text);
    hasDates |= date != TimeReader.NONE;
    return date == TimeReader.NONE ? OptionalLong.empty() : OptionalLong.of(date);
  }

  private static OptionalLong since(String text) {
    if (!SINCE.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    long millis = 0;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      millis += Durations.parse(part.group()).orElseThrow();
    }
    return OptionalLong.of(millis);
  }

  private static void complain(YamlNode node) {
    node.complain(
        "%s is no time: write how long after the case begins, as 5m or 1h30m, or a date and a time, as 2026-01-05 08:00"
            .formatted(node.quote()));
  }

  /** A moment as the case writes its own: since it begins, or as a date and a time. */
  public String write(long moment) {
    if (hasDates) {
      return JsonLine.time(Instant.ofEpochMilli(moment).toEpochMilli(), zone);
    }
    long millis = moment - begin;
    if (millis == 0) {
      return "0m";
    }
    StringBuilder text = new StringBuilder(millis < 0 ? "-" : "");
    long rest = Math.abs(millis);
    for (int i = 0; i < UNITS.length; i++) {
      if (rest >= UNITS[i]) {
        text.append(rest / UNITS[i]).append(NAMES[i]);
        rest %= UNITS[i];
      }
    }
    return text.toString();
  }
}
