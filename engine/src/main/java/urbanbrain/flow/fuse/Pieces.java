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

  /** Pieces that stand next to each other in a ring, from one place to before another. */
  record Some(Ring<Piece> ring, int from, int to) {}

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
   * Adds pieces of a ring of events, under a leg of this number.
   *
   * @param but one that does not count
   */
  @SuppressWarnings("ReferenceEquality") // a piece is equal only to itself
  void addAll(Leg leg, int number, Some some, Piece but) {
    Ring<Piece> ring = some.ring;
    int next = some.from;
    while (next < some.to && isShown(ring.time(next))) {
      if (ring.get(next) != but) {
        add(leg, number, ring.get(next));
      }
      next++;
    }
    for (; next < some.to; next++) {
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
    int[] sorted = inOrder();
    int count = canRepeat ? once(sorted) : total;
    long[] all = new long[count];
    int[] under = new int[count];
    for (int i = 0; i < count; i++) {
      all[i] = identities[sorted[i]];
      under[i] = legs[sorted[i]];
    }
    EventRef[] refs = new EventRef[shown];
    for (int i = 0; i < shown; i++) {
      refs[i] = ref(firstLegs[i], first[i]);
    }
    Arrays.fill(first, null);
    shown = 0;
    total = 0;
    return new Evidence(List.of(refs), count, all, under);
  }

  /**
   * The places of the identities in their rising order; of equal ones, in that in which they were
   * given. They are sorted by their high bits, with their places as the low ones; the few that
   * agree in the high bits are put in order then.
   */
  private int[] inOrder() {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(total);
    long low = (1L << bits) - 1;
    long[] keys = new long[total];
    for (int i = 0; i < total; i++) {
      keys[i] = (identities[i] & ~low) | i;
    }
    Arrays.sort(keys);
    int[] order = new int[total];
    for (int i = 0; i < total; i++) {
      int place = (int) (keys[i] & low);
      int at = i;
      while (at > 0 && identities[order[at - 1]] > identities[place]) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = place;
    }
    return order;
  }

  /** Leaves of equal identities the first place; how many are left. */
  private int once(int[] order) {
    int count = 0;
    for (int place : order) {
      if (count == 0 || identities[order[count - 1]] != identities[place]) {
        order[count++] = place;
      }
    }
    return count;
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
