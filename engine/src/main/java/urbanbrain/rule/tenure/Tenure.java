package urbanbrain.rule.tenure;

import java.io.Serializable;

/**
 * When a version of a rule is the one that counts. A version that comes into a running city begins
 * afresh: it sees nothing of what was before it, and so judges only once it has seen all that a
 * verdict looks back at. All times are event times in milliseconds since the epoch.
 *
 * @param edition the number of the edition of the city's rules that brought it; 0 for what was
 *     there from the beginning
 * @param from no event before this is seen by it
 * @param warm it judges from here on: windows at their boundaries, joins at their anchors
 * @param until it judges up to here, this moment not included, and its incidents end here
 * @param heard events are seen by it up to here, this moment not included: its last matches may
 *     look ahead, and so may those of the rules that its signal is lent to
 * @param quietFrom no event before this keeps it quiet: earlier than {@code from} where what keeps
 *     it quiet did so before, too
 * @param end what comes after it
 */
public record Tenure(
    int edition, long from, long warm, long until, long heard, long quietFrom, End end)
    implements Serializable {

  /** Before all times. */
  public static final long BEGINNING = Long.MIN_VALUE;

  /** After all times. */
  public static final long FOREVER = Long.MAX_VALUE;

  /** What has been there from the beginning and stays. */
  public static final Tenure ALWAYS =
      new Tenure(0, BEGINNING, BEGINNING, FOREVER, FOREVER, BEGINNING, End.NONE);

  /** What stands between a rule's name and the edition in the name of one of its versions. */
  private static final char BETWEEN = '@';

  /** What comes after a version. */
  public enum End {
    /** It stays. */
    NONE,
    /** A version that asks for something else. */
    CHANGED,
    /** Nothing: the rule was taken out. */
    REMOVED
  }

  /** A version that comes with an edition, and stays. */
  public static Tenure since(int edition, long from, long warm) {
    return new Tenure(edition, from, warm, FOREVER, FOREVER, from, End.NONE);
  }

  /** The same up to a moment. */
  public Tenure until(long moment, End how) {
    return new Tenure(edition, from, warm, moment, heard, quietFrom, how);
  }

  /** The same, hearing events up to a moment. */
  public Tenure hearing(long moment) {
    return new Tenure(edition, from, warm, until, moment, quietFrom, end);
  }

  /** The same, kept quiet by what has gone on since then. */
  public Tenure quietFrom(long moment) {
    return new Tenure(edition, from, warm, until, heard, moment, end);
  }

  /** Whether it judges at this moment. */
  public boolean judges(long time) {
    return time >= warm && time < until;
  }

  /** Whether it sees an event of this time. */
  public boolean hears(long time) {
    return time >= from && time < heard;
  }

  /** Whether all that it sees, and all that it judges, has passed. */
  public boolean isOver(long watermark) {
    return heard <= watermark;
  }

  /** Whether it comes with the first edition and stays. */
  public boolean isAlways() {
    return equals(ALWAYS);
  }

  /** What the version of this edition is called where versions of the rule are told apart. */
  public static String named(String rule, int edition) {
    return edition == 0 ? rule : rule + BETWEEN + edition;
  }

  /** What people call a rule of which a version is called so. */
  public static String title(String name) {
    int at = name.lastIndexOf(BETWEEN);
    return at < 0 ? name : name.substring(0, at);
  }
}
