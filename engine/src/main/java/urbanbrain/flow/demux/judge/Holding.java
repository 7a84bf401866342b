package urbanbrain.flow.demux.judge;

/** The conditions that hold for one event, by their places in the list of all. */
public final class Holding {

  private final boolean[] holds;
  private final int[] places;
  private int size;

  Holding(int conditions) {
    holds = new boolean[conditions];
    places = new int[conditions];
  }

  /** None holds; takes as long as there are that did. */
  void clear() {
    for (int i = 0; i < size; i++) {
      holds[places[i]] = false;
    }
    size = 0;
  }

  /** One more holds. */
  void add(int condition) {
    holds[condition] = true;
    places[size++] = condition;
  }

  /** Whether a condition holds. */
  public boolean has(int condition) {
    return holds[condition];
  }

  /** How many hold. */
  public int size() {
    return size;
  }

  /** Each of those that hold, in no order. */
  public int get(int i) {
    return places[i];
  }
}
