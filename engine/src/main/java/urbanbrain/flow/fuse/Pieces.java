package urbanbrain.flow.fuse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.fuse.board.Piece;
import urbanbrain.rule.Leg;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;

/** Gathers the evidence of one match: all identities, and of the first pieces all that is shown. */
final class Pieces {

  private final Set<Long> seen;
  private final List<EventRef> shown = new ArrayList<>(Evidence.SHOWN + 1);
  private long[] identities = new long[8];
  private int[] legs = new int[8];
  private int total;

  /** Pieces that may be given several times are told apart only if that is asked for. */
  Pieces(boolean canRepeat) {
    seen = canRepeat ? new HashSet<>() : null;
  }

  /** Adds a piece under a leg of this number, unless it is there under another. */
  void add(Leg leg, int number, Piece piece) {
    if (count(piece.identity(), number) && isShown(piece.time())) {
      show(ref(leg, piece));
    }
  }

  Evidence evidence() {
    long[] all = Arrays.copyOf(identities, total);
    Arrays.sort(all);
    int[] under = new int[total];
    for (int i = 0; i < total; i++) {
      under[Arrays.binarySearch(all, identities[i])] = legs[i];
    }
    return new Evidence(List.copyOf(shown), total, all, under);
  }

  private boolean count(long identity, int leg) {
    if (seen != null && !seen.add(identity)) {
      return false;
    }
    if (total == identities.length) {
      identities = Arrays.copyOf(identities, 2 * total);
      legs = Arrays.copyOf(legs, 2 * total);
    }
    legs[total] = leg;
    identities[total++] = identity;
    return true;
  }

  /** Whether a piece of this time can be among the first; cheaper than making it to compare. */
  private boolean isShown(long time) {
    return shown.size() != Evidence.SHOWN || time <= shown.get(Evidence.SHOWN - 1).time();
  }

  private void show(EventRef ref) {
    shown.add(ref);
    shown.sort(EventRef.ORDER);
    if (shown.size() > Evidence.SHOWN) {
      shown.remove(Evidence.SHOWN);
    }
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
