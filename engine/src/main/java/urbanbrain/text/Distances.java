package urbanbrain.text;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths in space as people write them: a number and m or km. */
public final class Distances {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(m|km)");

  private Distances() {}

  /** The metres of {@code 500m}, {@code 1km}, {@code 1.5km}. */
  public static OptionalDouble parse(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    return matcher.matches()
        ? OptionalDouble.of(
            Double.parseDouble(matcher.group(1)) * (matcher.group(2).equals("km") ? 1_000 : 1))
        : OptionalDouble.empty();
  }

  /** The metres that a scalar says, not negative; a problem if it says none. */
  public static Optional<Double> read(YamlNode node) {
    OptionalDouble metres = node.isScalar() ? parse(node.text()) : OptionalDouble.empty();
    if (metres.isEmpty()) {
      node.complain(
          "%s is no distance: write a number and a unit, as 500m or 1.5km".formatted(node.quote()));
      return Optional.empty();
    }
    return Optional.of(metres.getAsDouble());
  }

  /** So many metres, as {@link #parse} reads them. */
  public static String write(double metres) {
    return metres >= 1_000 ? number(metres / 1_000) + "km" : number(metres) + "m";
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
