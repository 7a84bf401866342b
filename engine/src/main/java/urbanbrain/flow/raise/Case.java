package urbanbrain.flow.raise;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.event.Place;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/** An incident in the making: its matches as now known, and what has been said of it. */
final class Case {

  /**
   * What receivers know of an incident: its last message.
   *
   * @param legs the legs of which evidence was seen
   * @param gist the {@link Summary#gist} of what was said
   * @param at the event time when it was said: the watermark or the deciding event, the later one
   */
  record Told(long sequence, Place place, List<String> legs, long matches, long gist, long at) {}

  /** The matches that may still change, or be linked to new ones. */
  final TreeMap<MatchId, Match> members = new TreeMap<>();

  /** Those members that are linked to what is folded, for good. */
  final TreeSet<MatchId> anchored = new TreeSet<>();

  /** The handles that it took over. */
  final TreeSet<Handle> absorbs = new TreeSet<>();

  /** The matches that can neither change nor be linked to new ones, as one; or null. */
  Summary folded;

  /** Null until something has been said. */
  Handle handle;

  /** Null until something has been said. */
  Told told;

  /** Event time of what changed it last. */
  long decided = Long.MIN_VALUE;

  /** Whether receivers know less than is known here. */
  boolean changed;

  /** Cases that were told and became part of this one in this step; not kept. */
  final List<Case> taken = new ArrayList<>();

  /** The legs of what changed in this step; not kept. */
  final TreeSet<String> touched = new TreeSet<>();

  /** The handle of the case that this one was part of before this step, or null; not kept. */
  Handle splitFrom;

  /** The last match that it lost in this step, or null; not kept. */
  Match lost;

  /** Puts a match in, or its newer form in its place. */
  void put(Match match) {
    Match old = members.put(match.id(), match);
    if (old == null || !isSame(old, match)) {
      touch(match);
    }
  }

  /** Takes a match out. */
  void remove(MatchId id) {
    lost = members.remove(id);
    anchored.remove(id);
    touch(lost);
  }

  private void touch(Match match) {
    changed = true;
    decided = Math.max(decided, decidedBy(match));
    match.evidence().shown().forEach(ref -> touched.add(ref.leg()));
  }

  /** The latest moment that a match is known by. */
  private static long decidedBy(Match match) {
    long latest = match.end() == Episode.OPEN ? match.start() : match.end();
    for (EventRef ref : match.evidence().shown()) {
      latest = Math.max(latest, ref.time());
    }
    return latest;
  }

  /** Spelled out, for evidence holds an array. */
  private static boolean isSame(Match a, Match b) {
    return a.start() == b.start()
        && a.end() == b.end()
        && a.place().equals(b.place())
        && a.evidence().total() == b.evidence().total()
        && a.evidence().shown().equals(b.evidence().shown());
  }

  /** Takes in all of another case. */
  void take(Case other) {
    members.putAll(other.members);
    anchored.addAll(other.anchored);
    if (other.folded != null) {
      folded = folded == null ? other.folded : Summary.of(List.of(folded, other.folded));
    }
    decided = Math.max(decided, other.decided);
    changed = true;
    touched.addAll(other.touched);
    taken.addAll(other.taken);
    if (other.told != null) {
      taken.add(other);
      absorbs.addAll(other.absorbs);
      absorbs.add(other.handle);
    }
  }

  /** Keeps this part of it only. */
  void become(Case part) {
    members.clear();
    members.putAll(part.members);
    anchored.clear();
    anchored.addAll(part.anchored);
    folded = part.folded;
    changed = true;
  }

  /** The step is over and all about it has been said. */
  void endStep() {
    taken.clear();
    touched.clear();
    splitFrom = null;
    lost = null;
  }

  /** Whether nothing is left of it. */
  boolean isGone() {
    return members.isEmpty() && folded == null;
  }

  /** Whether no match can change it any more. */
  boolean isPast() {
    return members.isEmpty() && folded != null;
  }

  long matches() {
    return members.size() + (folded == null ? 0 : folded.matches());
  }

  /** The id of its smallest match; it has one. */
  MatchId smallest() {
    if (members.isEmpty() || (folded != null && isFoldedSmaller())) {
      return folded.smallest();
    }
    return members.firstKey();
  }

  /** The place of its smallest match. */
  Place place() {
    Match first = members.get(smallest());
    return first == null ? folded.place() : first.place();
  }

  private boolean isFoldedSmaller() {
    return folded.smallest().compareTo(members.firstKey()) < 0;
  }

  /** All that is known of it, as one. */
  Summary summary() {
    return Summary.of(folded, members.values());
  }
}
