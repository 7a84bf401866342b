package urbanbrain.geo;

/**
 * "At most this far apart": for points exactly as {@link Earth#metres} has it, but quickly, by the
 * square of the chord where that leaves no doubt; for shapes the distance of their nearest points,
 * 0 where they share one.
 *
 * <p>A join asks it of an anchor's <em>point</em> and another's shape: an anchor that is a line or
 * an area counts as the point that stands for it. Else an anchor would have to look for others in
 * tiles that are as far from its own as it is long.
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
    boolean arePoints = a.shape() == null && b.shape() == null;
    return arePoints ? areNear(a, b) : apart(a, b) <= metres;
  }

  /** How far two spots are apart in metres; more than is near may be told as far more. */
  private double apart(Spot a, Spot b) {
    if (a.shape() == null) {
      return b.shape().arcs().metres(a, metres);
    }
    return b.shape() == null
        ? a.shape().arcs().metres(b, metres)
        : a.shape().arcs().metres(b.shape().arcs(), metres);
  }

  private boolean areNear(Spot a, Spot b) {
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
