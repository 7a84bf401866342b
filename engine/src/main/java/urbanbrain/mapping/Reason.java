package urbanbrain.mapping;

import java.util.Locale;

/** Why a record became no event. */
public enum Reason {
  /** It is no text of the source's format. */
  NOT_PARSED,
  /** It is larger than any record may be. */
  TOO_LARGE,
  /** It is nested deeper than any record may be. */
  TOO_DEEP,
  /** No entry of the source's mapping takes it. */
  NO_STREAM,
  /** What an event cannot be without is not there: its id, its time, its key. */
  MISSING_FIELD,
  /** A value is not of its field's type. */
  WRONG_TYPE,
  /** A number is outside the range of its field. */
  OUT_OF_RANGE,
  /** A time cannot be read. */
  BAD_TIME,
  /** The event's time is later than the record can know of. */
  FUTURE_TIME,
  /** A latitude or longitude is none. */
  BAD_PLACE,
  /** A number is infinite or not a number. */
  NOT_FINITE;

  /** The code under which dead letters and counters name it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
