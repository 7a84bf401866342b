package urbanbrain.mapping;

import java.io.Serializable;
import java.time.Instant;
import urbanbrain.time.TimeFormat;
import urbanbrain.time.TimeReader;

/**
 * Where a record says a time; or, where records say none, how it is counted.
 *
 * @param slot the index of the column
 * @param start the time of the first record, milliseconds since the epoch
 * @param step from each record to the next, in milliseconds; 0 where records say the time
 */
public record TimeSpec(int slot, TimeFormat format, long start, long step) implements Serializable {

  /** Records say the time. */
  public TimeSpec(int slot, TimeFormat format) {
    this(slot, format, 0, 0);
  }

  /** Records say no time: the first is at the start, each further one a step later. */
  public static TimeSpec counted(long start, long step) {
    return new TimeSpec(Entry.NONE, null, start, step);
  }

  /** Whether it is counted. */
  public boolean isCounted() {
    return step > 0;
  }

  /** Reads the times of one source's records. It remembers: not to be shared. */
  static final class Clock {

    private final TimeSpec spec;
    private final TimeReader reader;
    private final boolean readsWhole;

    Clock(TimeSpec spec) {
      this.spec = spec;
      this.reader = spec.isCounted() ? null : new TimeReader(spec.format);
      this.readsWhole = reader != null && reader.readsWhole();
    }

    /** The clock of what is said somewhere, null of what is nowhere. */
    static Clock of(TimeSpec spec) {
      return spec == null ? null : new Clock(spec);
    }

    /** The time of an opened record, which has this number in its source, from 0. */
    long read(Row row, long number) throws Fault {
      return spec.isCounted() ? spec.start + number * spec.step : read(row);
    }

    /** The time that an opened record says, milliseconds since the epoch. */
    long read(Row row) throws Fault {
      long time =
          readsWhole && row.isWhole(spec.slot)
              ? reader.read(row.whole(spec.slot))
              : TimeReader.NONE;
      return time == TimeReader.NONE ? readText(row) : time;
    }

    private long readText(Row row) throws Fault {
      String text = row.text(spec.slot);
      if (text == null || text.isEmpty()) {
        throw new Fault(Reason.MISSING_FIELD, row.name(spec.slot), "there is no time");
      }
      long time = reader.read(text);
      if (time == TimeReader.NONE) {
        String detail = "'%s' is no time %s".formatted(Take.shown(text), spec.format.says());
        throw new Fault(Reason.BAD_TIME, row.name(spec.slot), detail);
      }
      return time;
    }
  }

  static String iso(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
