package urbanbrain.rule.test.parse;

import java.util.Optional;
import urbanbrain.event.Field;
import urbanbrain.event.Place;
import urbanbrain.mapping.Reason;
import urbanbrain.text.Numbers;
import urbanbrain.text.Scalars;
import urbanbrain.text.YamlNode;

/**
 * Reads what fields of events and assets are to be. What would make a record a dead letter is a
 * problem here, under the same reason's code.
 */
final class Values {

  static final String LAT = "lat";
  static final String LON = "lon";

  private static final double MOST_NORTH = 90;
  private static final double MOST_EAST = 180;

  private Values() {}

  /** Puts the value of a field into its slot. */
  static void fill(Field field, YamlNode value, double[] numbers, String[] texts) {
    switch (field.type()) {
      case TEXT -> text(value).ifPresent(text -> texts[field.slot()] = text);
      case NUMBER -> number(field, value).ifPresent(number -> numbers[field.slot()] = number);
      case BOOLEAN -> flag(value).ifPresent(flag -> numbers[field.slot()] = flag ? 1 : 0);
    }
  }

  /** A text. */
  static Optional<String> text(YamlNode value) {
    return Scalars.text(value);
  }

  /** True or false. */
  static Optional<Boolean> flag(YamlNode value) {
    return Scalars.flag(value);
  }

  /** A number in the range of its field. */
  static Optional<Double> number(Field field, YamlNode value) {
    Optional<Double> number = Scalars.number(value);
    if (number.isPresent() && (number.get() < field.least() || number.get() > field.most())) {
      dead(
          value,
          Reason.OUT_OF_RANGE,
          "%s is not from %s to %s"
              .formatted(
                  Numbers.write(number.get()),
                  Numbers.write(field.least()),
                  Numbers.write(field.most())));
      return Optional.empty();
    }
    return number;
  }

  /**
   * A point, or nowhere where neither of both is there.
   *
   * @param whole what is at fault where only one is there
   */
  static Place place(Optional<YamlNode> lat, Optional<YamlNode> lon, YamlNode whole) {
    if (lat.isPresent() != lon.isPresent()) {
      dead(whole, Reason.BAD_PLACE, "a place needs both 'lat' and 'lon'");
    }
    Optional<Double> north = lat.flatMap(node -> degrees(node, MOST_NORTH));
    Optional<Double> east = lon.flatMap(node -> degrees(node, MOST_EAST));
    return north.isPresent() && east.isPresent() ? new Place(north.get(), east.get()) : Place.NONE;
  }

  private static Optional<Double> degrees(YamlNode node, double most) {
    Optional<Double> degrees = Scalars.number(node);
    if (degrees.isPresent() && Math.abs(degrees.get()) > most) {
      dead(
          node,
          Reason.BAD_PLACE,
          "%s is no number of degrees from -%.0f to %.0f".formatted(node.quote(), most, most));
      return Optional.empty();
    }
    return degrees;
  }

  /** Says that a record like this would be a dead letter. */
  static void dead(YamlNode node, Reason reason, String detail) {
    node.complain("a dead letter (%s): %s".formatted(reason.code(), detail));
  }
}
