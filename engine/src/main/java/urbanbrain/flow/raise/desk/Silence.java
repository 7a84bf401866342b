package urbanbrain.flow.raise.desk;

import com.google.common.base.Splitter;
import java.util.List;
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

  /** A star stands for any text: what is between the stars comes in this order. */
  private static boolean fits(String pattern, String text) {
    List<String> parts = Splitter.on('*').splitToList(pattern);
    if (parts.size() == 1) {
      return text.equals(pattern);
    }
    String last = parts.get(parts.size() - 1);
    int at = parts.get(0).length();
    if (!text.startsWith(parts.get(0)) || !text.endsWith(last)) {
      return false;
    }
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = text.indexOf(part, at);
      if (found == -1) {
        return false;
      }
      at = found + part.length();
    }
    return at <= text.length() - last.length();
  }
}
