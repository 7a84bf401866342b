package urbanbrain.flow.raise.book;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import urbanbrain.flow.raise.link.Links;
import urbanbrain.flow.raise.link.Nearby;
import urbanbrain.flow.raise.notice.Cut;
import urbanbrain.flow.raise.notice.Handle;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.MatchUpdate;

/** All that raise knows of one rule: the state that a snapshot keeps. */
public final class Book {

  private static final int PAGE = 256;

  /** The incidents in the making, in the order in which they began. */
  final Set<Case> cases = new LinkedHashSet<>();

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

  /** When something is to be done with each case; not kept. */
  final Calendar calendar = new Calendar();

  private final HashMap<MatchId, Case> homes = new HashMap<>();

  /** Those of {@link #turns} whose matches are in no case, or folded; not kept. */
  private final TreeSet<MatchId> left = new TreeSet<>();

  /** Finds what a match may be linked to, by the rule of {@link #readBy}; not kept. */
  private Nearby nearby;

  private Rule readBy;
  private long begun;

  /** Which cases are to be saved. */
  private final Pages pages = new Pages();

  /** An empty book. */
  public Book(long epoch) {
    this.epoch = epoch;
  }

  /** A case has changed: it is looked at next, and then put into the calendar anew. */
  void stir(Case home) {
    if (cases.contains(home)) {
      calendar.stir(home);
      pages.changed(home);
    }
  }

  /** A book that was kept, without its cases. */
  public static Book read(byte[] cover) throws IOException {
    return BookCodec.read(new DataInputDeserializer(cover));
  }

  /** Puts back a case; they come in the order in which they began. */
  public void readCase(long number, byte[] page) throws IOException {
    Case home = Pages.read(page);
    home.number = number;
    begun = number + 1;
    cases.add(home);
    home.members.keySet().forEach(id -> homes.put(id, home));
  }

  /** The book without its cases, to be kept. */
  public byte[] write() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(PAGE);
    BookCodec.write(this, out);
    return out.getCopyOfBuffer();
  }

  /** Which of its cases are to be saved. */
  public Pages pages() {
    return pages;
  }

  /** Gets ready to find cases by a rule in its present form, where it has not. */
  @SuppressWarnings("ReferenceEquality") // for one that is only equal all is found anew
  void readBy(Rule rule) {
    if (rule == readBy) {
      return;
    }
    readBy = rule;
    nearby = new Nearby(new Links(rule));
    left.clear();
    turns.keySet().stream().filter(id -> !homes.containsKey(id)).forEach(left::add);
    for (Case home : cases) {
      home.members.values().forEach(nearby::add);
      calendar.stir(home);
    }
  }

  /** The case that a match belongs to, if it is there and not folded; else null. */
  Case home(MatchId id) {
    return homes.get(id);
  }

  /** Forgets everything. */
  void clear() {
    refused = Long.MIN_VALUE;
    cases.forEach(pages::gone);
    cases.clear();
    untold.clear();
    waiting.clear();
    turns.clear();
    cuts.clear();
    storm.clear();
    homes.clear();
    left.clear();
    calendar.clear();
    nearby.clear();
  }

  /**
   * The first match of which handles were made and need be remembered no longer: no case is named,
   * or may be yet, after it, nor may have been. All cases are in the calendar.
   *
   * @return null where there is none
   */
  MatchId firstDone() {
    return left.stream().filter(this::isDone).findFirst().orElse(null);
  }

  private boolean isDone(MatchId id) {
    return calendar.unnamed(id.name()).stream()
            .noneMatch(home -> home.mayHaveBeen(id) || home.mayBeNamed(id))
        && untold.stream().noneMatch(home -> home.smallest().equals(id));
  }

  /** Forgets how many handles were made from a match. */
  void forgetTurns(MatchId id) {
    turns.remove(id);
    left.remove(id);
  }

  /** The cases that have a match which is linked to this one, in the order they began. */
  Set<Case> linked(Links links, Match match) {
    return homes(nearby.around(match), member -> links.linked(match, member));
  }

  /** The cases that have a match which this may end, in the order they began. */
  Set<Case> linked(Links links, Cut cut) {
    return homes(nearby.around(cut), member -> links.linked(cut, member));
  }

  private Set<Case> homes(Set<MatchId> ids, Predicate<Match> isLinked) {
    Set<Case> found = Calendar.inOrder();
    for (MatchId id : ids) {
      Case home = homes.get(id);
      if (isLinked.test(home.members.get(id))) {
        found.add(home);
      }
    }
    return found;
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
    add(fresh);
    put(fresh, match);
    return fresh;
  }

  /** Adds a case and knows its matches by their ids. */
  void add(Case fresh) {
    fresh.number = begun++;
    cases.add(fresh);
    settleIn(fresh);
  }

  /** Puts a match into a case, or its newer form in its place. */
  void put(Case home, Match match) {
    Match old = home.put(match);
    if (old != null) {
      nearby.remove(old);
    }
    nearby.add(match);
    know(match.id(), home);
    stir(home);
  }

  /** Knows the matches of a case, which were those of others, by their ids. */
  void settleIn(Case home) {
    home.members.keySet().forEach(id -> know(id, home));
    stir(home);
  }

  private void know(MatchId id, Case home) {
    homes.put(id, home);
    left.remove(id);
  }

  /** A match is in no case any more. */
  void forget(Match match) {
    MatchId id = match.id();
    homes.remove(id);
    nearby.remove(match);
    if (turns.containsKey(id)) {
      left.add(id);
    }
  }

  /** A case is in the book no more. */
  void remove(Case home) {
    cases.remove(home);
    calendar.remove(home);
    pages.gone(home);
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
    if (!homes.containsKey(id)) {
      left.add(id);
    }
    return new Handle(id, turns.merge(id, 1, Integer::sum) - 1);
  }
}
