package urbanbrain.flow.raise.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import urbanbrain.flow.raise.notice.Handle;
import urbanbrain.verdict.Alert;

/**
 * Says under which handle the parts go on that cases fell into or became. A handle goes with the
 * match that gave it its name; of several the smaller goes on. What was told as certain goes with
 * what is certain, so that it need not be taken back.
 */
final class Heirs {

  private final Book book;
  private final int[] ranks;

  Heirs(Book book, int[] ranks) {
    this.book = book;
    this.ranks = ranks;
  }

  /** Makes the book's cases of a family the parts that it fell into. */
  void settle(List<Case> family, List<Part> parts) {
    Map<Part, List<Case>> claims = new HashMap<>();
    parts.forEach(part -> claims.put(part, new ArrayList<>()));
    Map<Part, Handle> origins = new HashMap<>();
    for (Case old : family) {
      Part heir = old.told == null ? null : heir(old, parts);
      if (heir != null) {
        claims.get(heir).add(old);
        parts.stream()
            .filter(p -> p.sources.contains(old))
            .forEach(p -> origins.put(p, old.handle));
      }
    }
    List<Case> spare = new ArrayList<>(family.stream().filter(old -> old.told == null).toList());
    List<Case> settled = new ArrayList<>();
    for (Part part : parts) {
      settled.add(settle(part, claims.get(part), spare, origins.get(part)));
    }
    for (Case old : family) {
      if (!settled.contains(old)) {
        leave(old, claims);
      }
    }
  }

  private Case settle(Part part, List<Case> claimants, List<Case> spare, Handle origin) {
    claimants.sort(Comparator.comparing(old -> old.handle));
    Case stays = claimants.isEmpty() ? unclaimed(part, spare, origin) : claimants.get(0);
    long decided = stays.decided;
    for (Case source : part.sources) {
      decided = Math.max(decided, source.decided);
      stays.touched.addAll(source.touched);
    }
    stays.become(part, ranks);
    stays.decided = stays.changed ? decided : stays.decided;
    claimants.stream().skip(1).forEach(stays::absorb);
    book.settleIn(stays);
    return stays;
  }

  private Case unclaimed(Part part, List<Case> spare, Handle origin) {
    // What was said to be held back is not said again.
    Optional<Case> known =
        spare.stream()
            .filter(part.sources::contains)
            .min(Comparator.comparing((Case home) -> home.held == null));
    if (known.isPresent()) {
      spare.remove(known.get());
      return known.get();
    }
    Case fresh = new Case();
    fresh.splitFrom = origin;
    book.add(fresh);
    return fresh;
  }

  /** What was told and has nothing left is withdrawn by and by; the rest is no more. */
  private void leave(Case old, Map<Part, List<Case>> claims) {
    boolean goesOn = claims.values().stream().anyMatch(cases -> cases.contains(old));
    if (old.told == null || goesOn) {
      book.remove(old);
    } else {
      book.stir(old);
    }
  }

  private static Part heir(Case old, List<Part> parts) {
    List<Part> mine = parts.stream().filter(part -> part.sources.contains(old)).toList();
    boolean confirmed = old.told.state() != Alert.State.PROVISIONAL;
    if (confirmed && mine.stream().anyMatch(part -> !part.isProvisional())) {
      mine = mine.stream().filter(part -> !part.isProvisional()).toList();
    }
    for (Part part : mine) {
      if (part.members.containsKey(old.handle.id())) {
        return part;
      }
    }
    for (Part part : mine) {
      if (part.isCoredBy(old)) {
        return part;
      }
    }
    return mine.isEmpty() ? null : least(mine);
  }

  private static Part least(List<Part> parts) {
    return parts.stream()
        .min(Comparator.comparing((Part part) -> part.members.firstKey()))
        .orElseThrow();
  }
}
