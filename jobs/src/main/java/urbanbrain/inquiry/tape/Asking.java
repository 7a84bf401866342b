package urbanbrain.inquiry.tape;

import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import urbanbrain.event.Place;
import urbanbrain.time.TimeFormat;
import urbanbrain.time.TimeReader;

/** Reads times and places as people ask for them. */
public final class Asking {

  private static final Pattern POINT =
      Pattern.compile("\\s*(-?\\d{1,2}(?:\\.\\d+)?)\\s*,\\s*(-?\\d{1,3}(?:\\.\\d+)?)\\s*");

  private Asking() {}

  /** Milliseconds since the epoch of an ISO-8601 time; without an offset it is of this zone. */
  public static Optional<Long> time(String text, ZoneId zone) {
    long time =
        new TimeReader(new TimeFormat(null, null, zone)).read(text.strip().replace(' ', 'T'));
    return time == TimeReader.NONE ? Optional.empty() : Optional.of(time);
  }

  /** A point as {@code LAT,LON}, in degrees of WGS-84. */
  public static Optional<Place> place(String text) {
    Matcher point = POINT.matcher(text);
    if (!point.matches()) {
      return Optional.empty();
    }
    Place place = new Place(Double.parseDouble(point.group(1)), Double.parseDouble(point.group(2)));
    boolean isOnEarth = Math.abs(place.lat()) <= 90 && Math.abs(place.lon()) <= 180;
    return isOnEarth ? Optional.of(place) : Optional.empty();
  }
}
