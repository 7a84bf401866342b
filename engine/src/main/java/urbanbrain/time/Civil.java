package urbanbrain.time;

/** The arithmetic of the calendar, on plain numbers. */
final class Civil {

  private static final long DAY = 86_400_000L;
  private static final int[] LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Civil() {}

  /** Milliseconds from 1970-01-01T00:00 to a day's start; {@link TimeReader#NONE} for no day. */
  static long date(int year, int month, int day) {
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > length(year, month)) {
      return TimeReader.NONE;
    }
    return days(year, month, day) * DAY;
  }

  /** Milliseconds of a time of day; {@link TimeReader#NONE} for none. */
  static long time(int hour, int minute, int second, int milli) {
    return hour > 23 || minute > 59 || second > 59
        ? TimeReader.NONE
        : ((hour * 60L + minute) * 60 + second) * 1_000 + milli;
  }

  private static int length(int year, int month) {
    boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && isLeap ? 29 : LENGTHS[month - 1];
  }

  /** Days since 1970-01-01 in the Gregorian calendar, by years that begin in March. */
  private static long days(int year, int month, int day) {
    long y = month <= 2 ? year - 1 : year;
    long era = Math.floorDiv(y, 400L);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }
}
