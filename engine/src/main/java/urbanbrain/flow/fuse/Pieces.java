package urbanbrain.flow.fuse;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.fuse.board.Piece;
import urbanbrain.flow.fuse.board.Ring;
import urbanbrain.rule.Leg;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;

/**
 * Gathers the evidence of one match after the other: all identities, and of the first pieces all
 * that is shown. Of an event that is not shown nothing is read but what its ring knows of it.
 */
final class Pieces {

  private final boolean canRepeat;

  /** The first pieces so far, in the order of what is shown of them. */
  private final Piece[] first = new Piece[Evidence.SHOWN + 1];

  private final Leg[] firstLegs = new Leg[Evidence.SHOWN + 1];
  private int shown;
  private long[] identities = new long[64];
  private int[] legs = new int[64];
  private int total;

  /** Pieces that may be given several times are told apart only if that is asked for. */
  Pieces(boolean canRepeat) {
    this.canRepeat = canRepeat;
  }

  /** Adds a piece under a leg of this number, unless it is there under another. */
  void add(Leg leg, int number, Piece piece) {
    count(piece.identity(), number);
    if (isShown(piece.time())) {
      show(leg, piece);
    }
  }

  /**
   * Adds the pieces that stand in a range of a ring of events, under a leg of this number.
   *
   * @param but one that does not count
   */
  @SuppressWarnings("ReferenceEquality") // a piece is equal only to itself
  void addAll(Leg leg, int number, Ring<Piece> ring, int from, int to, Piece but) {
    int next = from;
    while (next < to && isShown(ring.time(next))) {
      if (ring.get(next) != but) {
        add(leg, number, ring.get(next));
      }
      next++;
    }
    for (; next < to; next++) {
      if (ring.get(next) != but) {
        count(ring.mark(next), number);
      }
    }
  }

  private void count(long identity, int leg) {
    if (total == identities.length) {
      identities = Arrays.copyOf(identities, 2 * total);
      legs = Arrays.copyOf(legs, 2 * total);
    }
    legs[total] = leg;
    identities[total++] = identity;
  }

  /** Whether a piece of this time can be among the first. */
  private boolean isShown(long time) {
    return shown != Evidence.SHOWN || time <= first[Evidence.SHOWN - 1].time();
  }

  private void show(Leg leg, Piece piece) {
    if (canRepeat && isAmongFirst(piece.identity())) {
      return;
    }
    int at = shown;
    while (at > 0 && compare(first[at - 1], firstLegs[at - 1], piece, leg) > 0) {
      first[at] = first[at - 1];
      firstLegs[at] = firstLegs[at - 1];
      at--;
    }
    first[at] = piece;
    firstLegs[at] = leg;
    shown = Math.min(shown + 1, Evidence.SHOWN);
  }

  private boolean isAmongFirst(long identity) {
    boolean isThere = false;
    for (int i = 0; i < shown; i++) {
      isThere |= first[i].identity() == identity;
    }
    return isThere;
  }

  /** As {@link EventRef#ORDER}. */
  private static int compare(Piece a, Leg legOfA, Piece b, Leg legOfB) {
    int order = Long.compare(a.time(), b.time());
    order = order != 0 ? order : shownId(a).compareTo(shownId(b));
    order = order != 0 ? order : Long.compare(a.identity(), b.identity());
    return order != 0 ? order : legOfA.name().compareTo(legOfB.name());
  }

  private static String shownId(Piece piece) {
    return piece.event() != null ? piece.event().id() : RouteKey.shown(piece.key());
  }

  /** What has been gathered since this was asked for last. */
  Evidence evidence() {
    long[] all = Arrays.copyOf(identities, total);
    Arrays.sort(all);
    long[] once = canRepeat ? once(all) : all;
    int[] under = new int[once.length];
    // the first leg under which a piece was given counts, so that it must come last here
    for (int i = total - 1; i >= 0; i--) {
      under[Arrays.binarySearch(once, identities[i])] = legs[i];
    }
    EventRef[] refs = new EventRef[shown];
    for (int i = 0; i < shown; i++) {
      refs[i] = ref(firstLegs[i], first[i]);
    }
    Arrays.fill(first, null);
    shown = 0;
    total = 0;
    return new Evidence(List.of(refs), once.length, once, under);
  }

  private static long[] once(long[] sorted) {
    int count = 0;
    for (long identity : sorted) {
      if (count == 0 || sorted[count - 1] != identity) {
        sorted[count++] = identity;
      }
    }
    return count == sorted.length ? sorted : Arrays.copyOf(sorted, count);
  }

  /** A piece as evidence shows it. */
  static EventRef ref(Leg leg, Piece piece) {
    if (piece.event() != null) {
      return EventRef.of(leg.name(), leg.stream(), leg.shown(), piece.event());
    }
    String key = RouteKey.shown(piece.key());
    return new EventRef(
        leg.name(), piece.signal(), key, piece.time(), piece.place(), piece.identity(), Map.of());
  }
}
