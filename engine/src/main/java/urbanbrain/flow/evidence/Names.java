package urbanbrain.flow.evidence;

/**
 * Texts that come again and again, such as the names of legs and fields: of each one object,
 * however often it is read. What is forgotten for another is read anew; it means the same.
 */
public final class Names {

  private static final int MOST = 1_024;

  /** What is longer is no name. */
  private static final int LONGEST = 64;

  /** Any task may write any place at any time: a text is whole wherever it is seen. */
  private static final String[] KNOWN = new String[MOST];

  private Names() {}

  /** The text that stands for all that are equal to it; null for none. */
  public static String one(String text) {
    if (text == null || text.length() > LONGEST) {
      return text;
    }
    int hash = text.hashCode();
    int at = (hash ^ (hash >>> 10)) & (MOST - 1);
    String known = KNOWN[at];
    if (text.equals(known)) {
      return known;
    }
    KNOWN[at] = text;
    return text;
  }
}
