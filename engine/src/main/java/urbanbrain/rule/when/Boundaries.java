package urbanbrain.rule.when;

import com.google.common.math.LongMath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import urbanbrain.rule.Bounds;
import urbanbrain.rule.Form.OfLast;
import urbanbrain.rule.Period;
import urbanbrain.rule.Period.Calendar.Unit;
import urbanbrain.rule.Setting;
import urbanbrain.text.Durations;
import urbanbrain.text.Nearest;
import urbanbrain.text.YamlNode;

/** Reads where a window's boundaries stand, and what is asked of several of them. */
final class Boundaries {

  /** How many panes a window may be cut into: all of them stand in the state of each key. */
  private static final int PANES = 4_096;

  private static final long DAY = 86_400_000;
  private static final List<String> PERIODS = List.of("day", "week");
  private static final Pattern SOME = Pattern.compile("(\\d{1,9})\\s+of\\s+(\\d{1,9})");

  private Boundaries() {}

  /** Reads {@code every}: a divisor of a day, or a period of the city's calendar. */
  static Optional<Period> every(YamlNode node, Setting setting) {
    for (Unit unit : Unit.values()) {
      if (node.isScalar() && node.text().equals(unit.name().toLowerCase(Locale.ROOT))) {
        return Optional.of(new Period.Calendar(unit, setting.zone()));
      }
    }
    String hint = Nearest.hint(node.text(), PERIODS);
    if (node.isScalar() && !hint.isEmpty()) {
      node.complain("%s is no period%s".formatted(node.quote(), hint));
      return Optional.empty();
    }
    Optional<Long> every = Durations.read(node);
    if (every.isPresent() && (every.get() == 0 || DAY % every.get() != 0)) {
      String text = "%s does not divide a day: take 10s, 1m, 5m, 1h, 1d, or day or week";
      node.complain(text.formatted(node.quote()));
      return Optional.empty();
    }
    return every.map(Period.Fixed::new);
  }

  /** Reads {@code over}: at least a period long, and not cut into too many panes. */
  static Optional<Long> over(YamlNode node, Optional<Period> every) {
    Optional<Long> over = Durations.read(node);
    if (over.isEmpty() || every.isEmpty()) {
      return over;
    }
    long length = every.get().length();
    if (over.get() < length) {
      node.complain("the window is shorter than `every`: it would miss what happens in between");
      return Optional.empty();
    }
    long pane = LongMath.gcd(over.get(), length);
    long panes = over.get() / pane;
    if (panes > PANES) {
      String text = "%s in steps of %s is %d panes, more than %d: take a larger `every`";
      node.complain(text.formatted(node.quote(), Durations.write(pane), panes, PANES));
      return Optional.empty();
    }
    return over;
  }

  /** Reads {@code hold} or {@code keep}: so many periods. */
  static Optional<Long> stretch(YamlNode node, String word, Optional<Period> every) {
    Optional<Long> length = Durations.read(node);
    if (length.isEmpty() || every.isEmpty()) {
      return length;
    }
    long period = every.get().length();
    if (length.get() % period != 0) {
      String text = "`%s` is no multiple of `every`, %s";
      node.complain(text.formatted(word, Durations.write(period)));
    } else if (length.get() / period > PANES) {
      node.complain("`%s` is more than %d times `every`".formatted(word, PANES));
    }
    return length;
  }

  /** Reads {@code of_last}, such as {@code 3 of 5}. */
  static Optional<OfLast> ofLast(YamlNode node) {
    Matcher some = SOME.matcher(node.text().strip());
    if (!node.isScalar() || !some.matches()) {
      node.complain("`of_last` says how many of how many, as 3 of 5, not " + node.quote());
      return Optional.empty();
    }
    int needed = Integer.parseInt(some.group(1));
    int boundaries = Integer.parseInt(some.group(2));
    if (needed < 1 || needed > boundaries) {
      String text = "%s asks for none, or for more than there are";
      node.complain(text.formatted(node.quote()));
      return Optional.empty();
    }
    if (boundaries > Bounds.OF_LAST) {
      node.complain("`of_last` looks at %d boundaries at most".formatted(Bounds.OF_LAST));
      return Optional.empty();
    }
    return Optional.of(new OfLast(needed, boundaries));
  }
}
