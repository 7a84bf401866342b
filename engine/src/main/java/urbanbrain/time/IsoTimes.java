package urbanbrain.time;

/**
 * Reads ISO-8601 with or without an offset, and epoch milliseconds: {@code
 * 2016-02-24T18:05:03.25Z}, {@code 2016-02-24 18:05+01:00}, {@code 2016-02-24}, {@code
 * 1456337103250}.
 */
final class IsoTimes implements TimeReader.Reading {

  private static final int MOST_DIGITS = 15;
  private static final int MILLIS_DIGITS = 3;

  private final ZoneClock zone;
  private CharSequence text;
  private int at;
  private int end;

  IsoTimes(ZoneClock zone) {
    this.zone = zone;
  }

  @Override
  public long read(CharSequence written, int from, int to) {
    text = written;
    at = from;
    end = to;
    skipBlanks();
    return isEpoch() ? epoch() : iso();
  }

  @Override
  public boolean readsWhole() {
    return true;
  }

  /** Of more digits than are read as a text, it is out of the range of times anyway. */
  @Override
  public long read(long whole) {
    return whole;
  }

  private void skipBlanks() {
    while (at < end && text.charAt(at) <= ' ') {
      at++;
    }
    while (at < end && text.charAt(end - 1) <= ' ') {
      end--;
    }
  }

  private boolean isEpoch() {
    int first = at < end && text.charAt(at) == '-' ? at + 1 : at;
    for (int i = first; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return end > first && end - first <= MOST_DIGITS;
  }

  private long epoch() {
    return Long.parseLong(text, at, end, 10);
  }

  private long iso() {
    int year = digits(4);
    expect("-");
    int month = digits(2);
    expect("-");
    int day = digits(2);
    long date = at < 0 ? TimeReader.NONE : Civil.date(year, month, day);
    long time = at == end ? 0 : timeOfDay();
    if (at < 0 || date == TimeReader.NONE || time == TimeReader.NONE) {
      return TimeReader.NONE;
    }
    return at == end ? zone.instant(date + time) : withOffset(date + time);
  }

  private long timeOfDay() {
    expect("Tt ");
    int hour = digits(2);
    expect(":");
    int minute = digits(2);
    int second = 0;
    int milli = 0;
    if (isAt(":")) {
      expect(":");
      second = digits(2);
      milli = isAt(".,") ? fraction() : 0;
    }
    return at < 0 ? TimeReader.NONE : Civil.time(hour, minute, second, milli);
  }

  /** The milliseconds of a fraction of a second; what is finer is cut. */
  private int fraction() {
    int first = ++at;
    int milli = 0;
    while (at < end && isDigit(text.charAt(at))) {
      milli = at - first < MILLIS_DIGITS ? milli * 10 + (text.charAt(at) - '0') : milli;
      at++;
    }
    for (int i = at - first; i < MILLIS_DIGITS; i++) {
      milli *= 10;
    }
    at = at == first ? -1 : at;
    return milli;
  }

  private long withOffset(long local) {
    if (isAt("Zz")) {
      return at + 1 == end ? local : TimeReader.NONE;
    }
    boolean isWest = isAt("-");
    expect("+-");
    int hours = digits(2);
    int minutes = 0;
    if (at >= 0 && at < end) {
      if (isAt(":")) {
        at++;
      }
      minutes = digits(2);
    }
    if (at != end || hours > 18 || minutes > 59) {
      return TimeReader.NONE;
    }
    long offset = (hours * 60L + minutes) * 60_000;
    return isWest ? local + offset : local - offset;
  }

  /** So many digits; marks the text as no time where they are not there. */
  private int digits(int count) {
    int value = 0;
    for (int i = 0; i < count && at >= 0; i++) {
      if (at < end && isDigit(text.charAt(at))) {
        value = value * 10 + (text.charAt(at++) - '0');
      } else {
        at = -1;
      }
    }
    return value;
  }

  private void expect(String oneOf) {
    at = isAt(oneOf) ? at + 1 : -1;
  }

  private boolean isAt(String oneOf) {
    return at >= 0 && at < end && oneOf.indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
