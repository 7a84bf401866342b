package urbanbrain.flow.raise.book;

import com.google.common.collect.Comparators;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.event.Place;
import urbanbrain.flow.raise.notice.Cut;
import urbanbrain.flow.raise.notice.Handle;
import urbanbrain.flow.raise.notice.Held;
import urbanbrain.rule.Severity;
import urbanbrain.verdict.Alert;
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
   * @param gist a stable hash of all that was said
   * @param at the event time when it was said: the watermark or the deciding event, the later one
   */
  record Told(
      long sequence,
      Alert.State state,
      Severity severity,
      Place place,
      List<String> legs,
      long matches,
      long gist,
      long at) {}

  /** Tells the cases of a book in the order in which they began; set by the book. */
  long number;

  /** Whether it has changed since it was saved; not kept. */
  boolean isUnsaved;

  /** The matches that may still change, or be linked to new ones. */
  final TreeMap<MatchId, Match> members = new TreeMap<>();

  /** Those members that may turn out not to hold. */
  final TreeSet<MatchId> unsure = new TreeSet<>();

  /** Those members that are linked to what is folded, for good. */
  final TreeSet<MatchId> anchored = new TreeSet<>();

  /** The handles that it took over. */
  final TreeSet<Handle> absorbs = new TreeSet<>();

  /**
   * Matches that came after a restart, and their ends as last known: any may have given it its
   * handle before, which is forgotten.
   */
  final TreeMap<MatchId, Long> fresh = new TreeMap<>();

  /** The {@link MatchId#digits} of the matches that are folded. */
  final TreeSet<Long> past = new TreeSet<>();

  /** The matches that can neither change nor be linked to new ones, as one; or null. */
  Summary folded;

  /** What has ended it, as now known; or null. */
  Cut cut;

  /** Null until something has been said. */
  Handle handle;

  /** Null until something has been said. */
  Told told;

  /** Why its messages are held back, or null. */
  Held held;

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

  /** Whether it may have had fewer handles than was said, as this step shows; not kept. */
  boolean shed;

  /**
   * Puts a match in, or its newer form in its place.
   *
   * @return its older form, or null
   */
  Match put(Match match) {
    Match old = members.put(match.id(), match);
    if (old == null || !isSame(old, match)) {
      touch(match);
    }
    Long end = fresh.computeIfPresent(match.id(), (id, before) -> match.end());
    shed |= end != null && old != null && old.end() > end;
    return old;
  }

  /** Whether it may have had a handle of this match before a restart. */
  boolean mayHaveBeen(MatchId id) {
    return fresh.headMap(id, true).entrySet().stream()
        .anyMatch(e -> e.getKey().equals(id) || isDuring(id, e.getKey(), e.getValue()));
  }

  /** Whether it has no handle yet and may get one of this match, which may be folded. */
  boolean mayBeNamed(MatchId id) {
    return told == null && !isGone() && smallest().equals(id);
  }

  private static boolean isDuring(MatchId id, MatchId opening, long closing) {
    return id.time() < closing && id.name().equals(opening.name()) && id.tie() == opening.tie();
  }

  /** Takes a match out. */
  void remove(MatchId id) {
    lost = members.remove(id);
    anchored.remove(id);
    unsure.remove(id);
    fresh.remove(id);
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
        && a.isDegraded() == b.isDegraded()
        && a.evidence().total() == b.evidence().total()
        && a.evidence().shown().equals(b.evidence().shown());
  }

  /** Keeps what a part has. */
  void become(Part part, int[] ranks) {
    boolean same = part.isAllOf(this);
    part.fillIn(this, ranks);
    changed |= !same;
  }

  /** A case that was told goes on as part of this one. */
  void absorb(Case other) {
    taken.addAll(other.taken);
    taken.add(other);
    absorbs.addAll(other.absorbs);
    absorbs.add(other.handle);
  }

  /** Goes on under the handle of a case that was told, of which nothing is left. */
  void goOnFor(Case other) {
    handle = other.handle;
    told = other.told;
    absorbs.addAll(other.absorbs);
    changed = true;
  }

  /** The step is over and all about it has been said. */
  void endStep() {
    taken.clear();
    touched.clear();
    splitFrom = null;
    lost = null;
    shed = false;
  }

  /** Whether nothing is left of it. */
  boolean isGone() {
    return members.isEmpty() && folded == null;
  }

  /** Whether no match can change it any more. */
  boolean isPast() {
    return members.isEmpty() && folded != null;
  }

  /** Of one that changes no more: whether it ended, and is not only not known any further. */
  boolean hasEnded() {
    return isPast() || cut != null;
  }

  /** Whether all of it may turn out not to have happened. */
  boolean isProvisional() {
    return folded == null && unsure.size() == members.size();
  }

  /** Whether this match is or was part of it, by its digits. */
  boolean holds(long digits, String rule) {
    return past.contains(digits)
        || members.keySet().stream().anyMatch(id -> id.digits(rule) == digits);
  }

  long matches() {
    return members.size() + (folded == null ? 0 : folded.matches());
  }

  /** When the last of its matches ends; {@link Episode#OPEN} while one is open. */
  long end() {
    long end = folded == null ? Long.MIN_VALUE : folded.end();
    return Math.max(end, end(members.values()));
  }

  /** The greatest end of these matches. */
  static long end(Collection<Match> matches) {
    return matches.stream().mapToLong(Match::end).max().orElse(Long.MIN_VALUE);
  }

  /** When the first of its matches starts. */
  long start() {
    long start = folded == null ? Long.MAX_VALUE : folded.start();
    for (Match match : members.values()) {
      start = Math.min(start, match.start());
    }
    return start;
  }

  /** The id of its smallest match; it has one. */
  MatchId smallest() {
    if (members.isEmpty()) {
      return folded.smallest();
    }
    MatchId first = members.firstKey();
    return folded == null ? first : Comparators.min(first, folded.smallest());
  }

  /** The place of its smallest match. */
  Place place() {
    Match first = members.get(smallest());
    return first == null ? folded.place() : first.place();
  }

  /**
   * All that is known of it, as one.
   *
   * @param ranks the ranks of the legs' names, see {@link Summary}
   */
  Summary summary(int[] ranks) {
    return Summary.of(ranks, folded, members.values());
  }
}
