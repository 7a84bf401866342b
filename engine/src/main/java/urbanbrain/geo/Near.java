package urbanbrain.geo;

/**
 * "At most this far apart", exactly as {@link Earth#metres} has it, but quickly: by the square of
 * the chord where that leaves no doubt.
 */
public final class Near {

  /** Far more than the rounding of chords of a metre and more, and still hardly ever in doubt. */
  private static final double DOUBT = 1e-6;

  /** Chords this short are all rounding: a centimetre, squared, of the unit sphere. */
  private static final double TOO_SHORT = 2.5e-18;

  private final double metres;
  private final double surely;
  private final double hardly;

  /** At most this far apart, in metres. */
  public Near(double metres) {
    double chord = 2 * Math.sin(Math.min(Math.PI / 2, metres / Earth.RADIUS / 2));
    this.metres = metres;
    this.surely = chord * chord * (1 - DOUBT) - TOO_SHORT;
    this.hardly = chord * chord * (1 + DOUBT) + TOO_SHORT;
  }

  /** Whether two spots are near; what is nowhere is near nothing. */
  public boolean holds(Spot a, Spot b) {
    double x = a.x() - b.x();
    double y = a.y() - b.y();
    double z = a.z() - b.z();
    double square = x * x + y * y + z * z;
    if (square < surely) {
      return true;
    }
    return square <= hardly && Earth.metres(a.lat(), a.lon(), b.lat(), b.lon()) <= metres;
  }
}
