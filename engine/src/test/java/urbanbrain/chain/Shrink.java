package urbanbrain.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes a failing case smaller while it fails: fewer rules, then fewer events. */
final class Shrink {

  private Shrink() {}

  static Case of(Case made, Predicate<Case> fails) {
    Case fewerRules = fewer(made, Case::files, made::withFiles, fails);
    return fewer(fewerRules, Case::events, fewerRules::withEvents, fails);
  }

  private static <T> Case fewer(
      Case made,
      Function<Case, List<T>> parts,
      Function<List<T>, Case> with,
      Predicate<Case> fails) {
    Case best = made;
    for (int chunk = parts.apply(made).size() / 2; chunk >= 1; chunk /= 2) {
      int at = 0;
      while (at < parts.apply(best).size()) {
        List<T> rest = new ArrayList<>(parts.apply(best));
        rest.subList(at, Math.min(rest.size(), at + chunk)).clear();
        Case smaller = with.apply(rest);
        if (!rest.isEmpty() && compiles(smaller) && fails.test(smaller)) {
          best = smaller;
        } else {
          at += chunk;
        }
      }
    }
    return best;
  }

  private static boolean compiles(Case made) {
    try {
      return !made.rules().rules().isEmpty();
    } catch (AssertionError e) {
      return false;
    }
  }
}
