package urbanbrain.flow.raise.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.flow.raise.notice.Cut;
import urbanbrain.flow.raise.notice.Handle;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.MatchUpdate;

/** All that raise knows of one rule: the state that a snapshot keeps. */
public final class Book {

  /** The incidents in the making, in the order in which they began. */
  final List<Case> cases = new ArrayList<>();

  /**
   * The incidents that change no more and were held back all the time, as long as it is not known
   * whether rightly.
   */
  final List<Case> untold = new ArrayList<>();

  /** The last words about matches that wait for the watermark. */
  final TreeMap<MatchId, MatchUpdate> waiting = new TreeMap<>();

  /** How many handles were made from a match, as long as it could need another. */
  final TreeMap<MatchId, Integer> turns = new TreeMap<>();

  /** What ends incidents, as far as it may still end others than it has. */
  final TreeSet<Cut> cuts = new TreeSet<>();

  /** Too many incidents at once, or what may become that. */
  final Storm storm = new Storm();

  /** Event time up to which all matches and cuts are known. */
  long fixed = Long.MIN_VALUE;

  /** The latest start of a match that was not taken in; the least number if all were. */
  long refused = Long.MIN_VALUE;

  /** Whether it was told that a bound was hit. */
  boolean degraded;

  /** The restart epoch in which the open incidents were last told. */
  long epoch;

  private final HashMap<MatchId, Case> homes = new HashMap<>();

  /** An empty book. */
  public Book(long epoch) {
    this.epoch = epoch;
  }

  /** The case that a match belongs to, if it is there and not folded; else null. */
  Case home(MatchId id) {
    return homes.get(id);
  }

  /** Forgets everything. */
  void clear() {
    refused = Long.MIN_VALUE;
    cases.clear();
    untold.clear();
    waiting.clear();
    turns.clear();
    cuts.clear();
    storm.clear();
    homes.clear();
  }

  /** Whether no case is named, or may be yet, after this match, nor may have been. */
  boolean isDone(MatchId id) {
    return !homes.containsKey(id)
        && cases.stream().noneMatch(home -> home.mayHaveBeen(id) || home.mayBeNamed(id))
        && untold.stream().noneMatch(home -> home.smallest().equals(id));
  }

  /**
   * The case of the match that one which is gone turned out to be: of the same key, the last that
   * opens before it. An opening that was told for sure moves only ever to an earlier boundary.
   *
   * @return null where there is none
   */
  Case successor(MatchId gone) {
    return cases.stream()
        .flatMap(home -> home.members.headMap(gone).keySet().stream())
        .filter(id -> id.name().equals(gone.name()))
        .max(Comparator.naturalOrder())
        .map(homes::get)
        .orElse(null);
  }

  /** Begins a case. */
  Case begin(Match match) {
    Case fresh = new Case();
    fresh.put(match);
    add(fresh);
    return fresh;
  }

  /** Adds a case and knows its matches by their ids. */
  void add(Case fresh) {
    cases.add(fresh);
    settleIn(fresh);
  }

  /** Knows the matches of a case by their ids. */
  void settleIn(Case home) {
    home.members.keySet().forEach(id -> homes.put(id, home));
  }

  /** Forgets a match's id. */
  void forget(MatchId id) {
    homes.remove(id);
  }

  /** How many matches may still change, or be linked to new ones. */
  int size() {
    return homes.size() + waiting.size();
  }

  /** Whether there is nothing to remember. */
  boolean isEmpty() {
    return refused == Long.MIN_VALUE
        && cases.isEmpty()
        && untold.isEmpty()
        && waiting.isEmpty()
        && turns.isEmpty()
        && cuts.isEmpty()
        && storm.isEmpty();
  }

  /** Whether a handle is known that is named after this match: no other incident absorbs it. */
  boolean isNamedAfter(MatchId id) {
    return turns.containsKey(id);
  }

  /** A handle of this match that has not been used. */
  Handle handle(MatchId id) {
    return new Handle(id, turns.merge(id, 1, Integer::sum) - 1);
  }
}
