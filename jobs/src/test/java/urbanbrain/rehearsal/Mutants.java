package urbanbrain.rehearsal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rule with one of its numbers one more or one less: in the last digit that is written. */
record Mutants(String text) {

  /** A number that stands by itself, or before a unit. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.])(\\d+(?:\\.\\d+)?)(?=(?:ms|s|m|h|d|km)?(?![\\w.]))");

  /**
   * One mutant.
   *
   * @param change what was changed into what, and where
   */
  record Mutant(String change, String text) {}

  /** All of them; a text's words and headlines have no thresholds. */
  List<Mutant> all() {
    List<Mutant> mutants = new ArrayList<>();
    int from = text.indexOf("\nevents:");
    Matcher number = NUMBER.matcher(text);
    for (int at = from; number.find(at); at = number.end()) {
      String line = line(number.start());
      if (!line.strip().startsWith("headline:")) {
        for (int by : new int[] {-1, 1}) {
          String other = changed(number.group(1), by);
          String rest = text.substring(number.end());
          mutants.add(
              new Mutant(
                  "%s instead of %s in %s".formatted(other, number.group(1), line.strip()),
                  text.substring(0, number.start()) + other + rest));
        }
      }
    }
    return mutants;
  }

  private String line(int at) {
    int end = text.indexOf('\n', at);
    return text.substring(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length() : end);
  }

  private static String changed(String number, int by) {
    BigDecimal old = new BigDecimal(number);
    return old.add(old.ulp().multiply(BigDecimal.valueOf(by))).toPlainString();
  }
}
