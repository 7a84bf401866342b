package urbanbrain.bench.joins;

import java.io.Serializable;
import java.util.List;

/**
 * Which readings of the first leg, the anchors, have one of each other leg around them: of the same
 * sensor, and at most so long before or after?
 *
 * @param within how far from its anchor a reading may be, in milliseconds, itself included
 * @param anchor the readings around which to look
 * @param others what must be there; no reading fits two legs
 */
record Question(long within, Leg anchor, List<Leg> others) implements Serializable {

  private static final Leg ANCHOR = new Leg("anchor", 40, 46);

  /** Of so many legs, two or three, the anchors among them. */
  static Question of(int legs, Density density) {
    int width = density.width(legs);
    Leg one = new Leg("one", ANCHOR.below(), ANCHOR.below() + width);
    Leg another = new Leg("another", one.below(), one.below() + width);
    List<Leg> others = legs == 2 ? List.of(one) : List.of(one, another);
    return new Question(density.within(), ANCHOR, others);
  }

  /** Which of the others a value fits, by its number; none of them is -1. */
  int other(double value) {
    for (int i = 0; i < others.size(); i++) {
      if (others.get(i).fits(value)) {
        return i;
      }
    }
    return -1;
  }
}
