package urbanbrain.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that was probably meant. */
public final class Nearest {

  private Nearest() {}

  /**
   * The known word with the fewest edits (insert, delete, replace, swap of neighbours; letter case
   * apart) from the written one, if these are at most a third of its length, but one always; of
   * several the first in alphabetical order.
   */
  public static Optional<String> to(String written, Collection<String> known) {
    int limit = Math.max(1, written.length() / 3);
    return known.stream()
        .sorted()
        .filter(word -> edits(written, word) <= limit)
        .min(Comparator.comparingInt(word -> edits(written, word)));
  }

  /** " (did you mean 'x'?)" with the nearest known word, or nothing. */
  public static String hint(String written, Collection<String> known) {
    return to(written, known).map(" (did you mean '%s'?)"::formatted).orElse("");
  }

  /** Optimal string alignment distance. */
  private static int edits(String written, String known) {
    String a = written.toLowerCase(Locale.ROOT);
    String b = known.toLowerCase(Locale.ROOT);
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (isSwap(a, b, i, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }

  private static boolean isSwap(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
