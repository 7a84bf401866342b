package urbanbrain.flow.fuse.board;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Few things by their codes, in the rising order of these: found by looking at each, as a board has
 * one or two and is seldom in the processor's cache, where a tree's nodes would each be waited for.
 */
final class ByCode<T> {

  private static final int[] NO_CODES = {};
  private static final Object[] NOTHING = {};

  private int[] codes = NO_CODES;
  private Object[] things = NOTHING;

  int size() {
    return codes.length;
  }

  boolean isEmpty() {
    return codes.length == 0;
  }

  /** The i-th code. */
  int code(int i) {
    return codes[i];
  }

  /** The thing of the i-th code. */
  @SuppressWarnings("unchecked")
  T at(int i) {
    return (T) things[i];
  }

  /** The thing of a code, null if there is none. */
  T get(int code) {
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] == code) {
        return at(i);
      }
    }
    return null;
  }

  /** Puts a thing under a code, in the place of what was there. */
  void put(int code, T thing) {
    int at = Arrays.binarySearch(codes, code);
    if (at < 0) {
      at = -at - 1;
      codes = Arrays.copyOf(codes, codes.length + 1);
      things = Arrays.copyOf(things, codes.length);
      System.arraycopy(codes, at, codes, at + 1, codes.length - 1 - at);
      System.arraycopy(things, at, things, at + 1, codes.length - 1 - at);
      codes[at] = code;
    }
    things[at] = thing;
  }

  /** Keeps what stands under these codes. */
  void retain(IntPredicate kept) {
    removeIf((code, thing) -> !kept.test(code));
  }

  /** Takes out things of which this holds. */
  void removeIf(Predicate<? super T> gone) {
    removeIf((code, thing) -> gone.test(thing));
  }

  /** What is to go. */
  private interface Gone<T> {
    boolean is(int code, T thing);
  }

  private void removeIf(Gone<T> gone) {
    int kept = 0;
    for (int i = 0; i < codes.length; i++) {
      if (!gone.is(codes[i], at(i))) {
        codes[kept] = codes[i];
        things[kept++] = things[i];
      }
    }
    if (kept < codes.length) {
      codes = Arrays.copyOf(codes, kept);
      things = Arrays.copyOf(things, kept);
    }
  }
}
