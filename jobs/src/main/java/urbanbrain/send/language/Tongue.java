package urbanbrain.send.language;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * Writes in one language: numbers and times as its readers write them (Unicode CLDR, as the JDK has
 * it).
 *
 * @param language BCP 47, such as {@code zh-Hans}
 * @param zone in which times are told
 */
public record Tongue(String language, ZoneId zone) {

  /** As many digits behind the point as sources give. */
  private static final int FRACTION = 6;

  /** A number as it is written in data; what is none stays as it is. */
  public String number(String plain) {
    try {
      NumberFormat format = NumberFormat.getInstance(locale());
      format.setMaximumFractionDigits(FRACTION);
      return format.format(new BigDecimal(plain));
    } catch (NumberFormatException e) {
      return plain;
    }
  }

  /** A moment: its day, its time to the second. */
  public String time(long millis) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
        .withLocale(locale())
        .format(Instant.ofEpochMilli(millis).atZone(zone));
  }

  /** A sentence of {@code en.properties} in this language, with these in its places. */
  public String say(String name, Object... values) {
    return Phrases.of(language).say(name, values);
  }

  private Locale locale() {
    return Locale.forLanguageTag(language);
  }
}
