package urbanbrain.event;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of derived fields: those that no record gives, but a look-up at decode. {@code
 * asset.<attribute>} is what the city's assets say of the asset that the event's key names, {@code
 * area.<layer>} the id of the area of that layer in which the event is, {@code h3.<resolution>} the
 * id of the H3 cell in which it is.
 *
 * <p>An event that has no such asset, area or place has no such value.
 */
public final class Derived {

  /** Begins the name of an attribute of an event's asset. */
  public static final String ASSET = "asset.";

  /** Begins the name of a layer of areas. */
  public static final String AREA = "area.";

  /** Begins the resolution of H3 cells. */
  public static final String H3 = "h3.";

  /** The finest resolution that H3 has. */
  public static final int FINEST_H3 = 15;

  private static final Pattern CELLS = Pattern.compile("h3\\(\\s*(\\d{1,2})\\s*\\)");

  private Derived() {}

  /** The field of the area of a layer. */
  public static Field area(String layer) {
    return text(AREA + layer, "the area of the layer %s in which it is".formatted(layer));
  }

  /** The field of the cell of a resolution, 0 to {@link #FINEST_H3}. */
  public static Field h3(int resolution) {
    return text(H3 + resolution, "the H3 cell of resolution %d".formatted(resolution));
  }

  /** A derived field of this name, if it is one of a layer or of a resolution. */
  public static Optional<Field> of(String name) {
    if (name.startsWith(AREA)) {
      return Optional.of(area(name.substring(AREA.length())));
    }
    return name.startsWith(H3)
        ? Optional.of(h3(Integer.parseInt(name.substring(H3.length()))))
        : Optional.empty();
  }

  /** The resolution of cells as a rule writes them, {@code h3(8)}; nothing if it is none. */
  public static Optional<Integer> resolution(String written) {
    Matcher cells = CELLS.matcher(written.strip());
    return Optional.of(cells)
        .filter(Matcher::matches)
        .map(m -> Integer.parseInt(m.group(1)))
        .filter(n -> n <= FINEST_H3);
  }

  private static Field text(String name, String says) {
    double none = Double.NEGATIVE_INFINITY;
    return new Field(name, FieldType.TEXT, null, none, -none, false, says, 0);
  }
}
