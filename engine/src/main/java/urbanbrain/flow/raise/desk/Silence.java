package urbanbrain.flow.raise.desk;

import urbanbrain.geo.Spot;

/**
 * People's wish that a rule be silent for a while, event time {@code [from, until)}.
 *
 * @param identity the event's identity
 * @param rule a rule's name, or a pattern with {@code *}; null for every rule
 * @param area what people call the area where it holds, see {@link Areas}; null for everywhere
 * @param spot where it holds; null for everywhere
 * @param radius how far from there, metres
 * @param by who wishes it, as messages may show it
 */
record Silence(
    long identity,
    String rule,
    String area,
    Spot spot,
    double radius,
    long from,
    long until,
    String by) {

  /** Whether it is about a rule, by its name or by the file that it stands in. */
  boolean isAbout(String name, String file) {
    return rule == null || fits(rule, name) || fits(rule, file);
  }

  private static boolean fits(String pattern, String text) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return text.equals(pattern);
    }
    String before = pattern.substring(0, star);
    String after = pattern.substring(star + 1);
    return text.length() >= before.length() + after.length()
        && text.startsWith(before)
        && (after.indexOf('*') < 0
            ? text.endsWith(after)
            : fits(after, text.substring(before.length())));
  }
}
