package urbanbrain.bench.joins;

/** How many readings of a sensor there are of each leg, and how far around an anchor is looked. */
enum Density {
  /**
   * One reading of ten is an anchor, one of twenty is of each other leg, and four are near enough
   * to an anchor: of five anchors one has a reading of another leg around it.
   */
  SPARSE(20_000, 3, 3),
  /**
   * One reading of ten is an anchor, all others are of the other legs, and 60 are near enough to an
   * anchor: nearly every anchor has dozens around it.
   */
  DENSE(300_000, 54, 27);

  private final long within;
  private final int widthOfTwo;
  private final int widthOfThree;

  /** One of two or three legs, whose readings have so many values each, of the 60 from 40 on. */
  Density(long within, int widthOfTwo, int widthOfThree) {
    this.within = within;
    this.widthOfTwo = widthOfTwo;
    this.widthOfThree = widthOfThree;
  }

  long within() {
    return within;
  }

  /** How many values are those of a leg that is no anchor, where there are so many legs. */
  int width(int legs) {
    return legs == 2 ? widthOfTwo : widthOfThree;
  }
}
