package urbanbrain.flow.fuse;

import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.flow.RouteKey;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/**
 * A join: around each anchor, enough filled legs. Each anchor keeps count of what fits its legs, so
 * that an event costs a step for each anchor that it can reach, and evidence is gathered in full
 * only when there is something to say: a leg newly filled, twice the evidence, the last word.
 */
final class AllOf {

  private final Rule rule;
  private final boolean hasKey;
  private final Legs legs;
  private final Reach reach;
  private final int code;

  AllOf(Rule rule, Form.All form) {
    this.rule = rule;
    this.hasKey = !form.same().isEmpty();
    this.legs = new Legs(rule, form);
    this.reach = new Reach(form);
    this.code = StableHash.code(rule.name() + "\n" + rule.version());
  }

  Legs legs() {
    return legs;
  }

  /** What its anchors stand under on a board. */
  int code() {
    return code;
  }

  /** How long a piece may be asked for after its time: by the last word of its last anchor. */
  long retention() {
    return reach.before() + reach.after();
  }

  /** An event has come that fits these legs; it stands on the board already. */
  void event(Piece piece, long fits, boolean home, Turn turn) {
    Ring<Anchor> anchors = turn.board().anchors.get(code);
    if (anchors != null) {
      tell(anchors, piece, fits, turn);
    }
    if (home && legs.hasAnchor(fits)) {
      begin(piece, turn);
    }
  }

  private void tell(Ring<Anchor> anchors, Piece piece, long fits, Turn turn) {
    long time = piece.event().time();
    int end = anchors.from(time + reach.before() + 1);
    for (int i = anchors.from(time - reach.after()); i < end; i++) {
      Anchor anchor = anchors.get(i);
      if (reach.isNear(anchor.piece(), piece)) {
        count(anchor, fits, turn);
      }
    }
  }

  private void count(Anchor anchor, long fits, Turn turn) {
    long newly = 0;
    for (long rest = fits & ~anchor.filled; rest != 0; rest &= rest - 1) {
      int leg = Long.numberOfTrailingZeros(rest);
      if (++anchor.counts[leg] >= legs.get(leg).count()) {
        newly |= 1L << leg;
      }
    }
    if ((fits & anchor.filled) != 0) {
      anchor.total++;
    }
    anchor.filled |= newly;
    speak(anchor, newly != 0, turn);
  }

  /** An anchor has come. */
  private void begin(Piece piece, Turn turn) {
    Ring<Anchor> anchors = turn.board().anchors.computeIfAbsent(code, c -> new Ring<>());
    if (anchors.isFull()) {
      anchors.evict(reach.after(), turn.watermark());
    }
    Anchor anchor = new Anchor(piece, legs.size());
    anchors.add(piece.event().time(), anchor, Anchor.ORDER);
    for (int leg = 0; leg < legs.size(); leg++) {
      int count =
          legs.get(leg).isSignal() ? episodes(anchor, leg, turn) : events(anchor, leg, turn);
      set(anchor, leg, count);
    }
    speak(anchor, true, turn);
  }

  /** How many events fit a leg, counted until it is filled; the anchor counts in its own leg. */
  private int events(Anchor anchor, int leg, Turn turn) {
    int needed = legs.get(leg).count();
    int count = leg == legs.anchor() ? 1 : 0;
    Ring<Piece> ring = turn.board().events.get(legs.feed(leg));
    int end = reach.end(ring, anchor.event());
    for (int i = reach.first(ring, anchor.event()); i < end && count < needed; i++) {
      count += isOther(anchor, ring.get(i)) ? 1 : 0;
    }
    return count;
  }

  private boolean isOther(Anchor anchor, Piece piece) {
    return piece != anchor.piece() && reach.isNear(anchor.piece(), piece);
  }

  /** How many episodes are known to fit a leg; where that is open, the anchor waits. */
  private int episodes(Anchor anchor, int leg, Turn turn) {
    int[] count = new int[1];
    turn.board()
        .signals
        .forEach(
            legs.get(leg).signal(),
            (key, episode) -> {
              Reach.Fit fit = reach.fit(anchor.piece(), episode, turn.watermark());
              count[0] += fit == Reach.Fit.YES ? 1 : 0;
              if (fit == Reach.Fit.WAITS) {
                long until = reach.certainFrom(anchor.event(), episode);
                anchor.waitsUntil = Math.min(anchor.waitsUntil, until);
              }
            });
    turn.board().dueBy(anchor.waitsUntil);
    return count[0];
  }

  private void set(Anchor anchor, int leg, int count) {
    anchor.counts[leg] = count;
    long bit = 1L << leg;
    anchor.filled = count >= legs.get(leg).count() ? anchor.filled | bit : anchor.filled & ~bit;
  }

  /** The episodes of a signal have changed: the anchors that they reach are judged anew. */
  void signal(String signal, Signals.Change change, Turn turn) {
    Ring<Anchor> anchors = turn.board().anchors.get(code);
    Long fits = legs.bySignal().get(signal);
    if (anchors == null || fits == null) {
      return;
    }
    long to = change.to();
    int end = to == Episode.OPEN ? anchors.size() : anchors.from(to + reach.before());
    for (int i = anchors.from(change.from() - reach.after()); i < end; i++) {
      Anchor anchor = anchors.get(i);
      if ((anchor.waits() || !change.isOnlySurer()) && reach.isNear(anchor.piece(), change)) {
        judgeSignals(anchor, fits, turn);
      }
    }
  }

  private void judgeSignals(Anchor anchor, long which, Turn turn) {
    long filled = anchor.filled;
    for (long rest = which; rest != 0; rest &= rest - 1) {
      int leg = Long.numberOfTrailingZeros(rest);
      int old = anchor.counts[leg];
      set(anchor, leg, episodes(anchor, leg, turn));
      anchor.total += Math.max(0, anchor.counts[leg] - old);
    }
    speak(anchor, (anchor.filled & ~filled) != 0, turn);
  }

  /**
   * Says what is new, if anything is. What was told is not taken back before it is settled: an
   * episode may become less sure for a while, when it turns out to have begun earlier.
   */
  private void speak(Anchor anchor, boolean isNewlyFilled, Turn turn) {
    if (!legs.areEnough(anchor.filled)) {
      return;
    }
    if (!anchor.isTold() || isNewlyFilled || anchor.total >= 2 * anchor.told) {
      Match match = match(anchor, turn);
      anchor.total = match.evidence().total();
      anchor.told = anchor.total;
      turn.board().dueBy(reach.to(anchor.event()));
      turn.present(rule.name(), false, match);
    }
  }

  /** Time has passed: what waited for it is judged, what is settled gets its last word. */
  void settle(Turn turn) {
    Ring<Anchor> anchors = turn.board().anchors.get(code);
    if (anchors == null) {
      return;
    }
    for (int i = 0; i < anchors.size() && !legs.bySignal().isEmpty(); i++) {
      judgeIfWaiting(anchors.get(i), turn);
    }
    for (int i = 0; i < anchors.size() && isSettled(anchors.get(i), turn); i++) {
      sayLast(anchors.get(i), turn);
    }
    anchors.evict(reach.after(), turn.watermark());
    tellNextDue(anchors, turn.board());
  }

  private void sayLast(Anchor anchor, Turn turn) {
    if (anchor.isTold() && legs.areEnough(anchor.filled)) {
      turn.present(rule.name(), true, match(anchor, turn));
    } else if (anchor.isTold()) {
      turn.absent(rule.name(), match(anchor, turn));
    }
  }

  private boolean isSettled(Anchor anchor, Turn turn) {
    return reach.to(anchor.event()) <= turn.watermark();
  }

  private void judgeIfWaiting(Anchor anchor, Turn turn) {
    if (anchor.waits() && anchor.waitsUntil <= turn.watermark()) {
      anchor.waitsUntil = Board.NEVER;
      legs.bySignal().values().forEach(which -> judgeSignals(anchor, which, turn));
    }
  }

  /** Of the told anchors the first is settled first; those that wait may do so for any time. */
  private void tellNextDue(Ring<Anchor> anchors, Board board) {
    boolean foundTold = false;
    boolean noneWaits = legs.bySignal().isEmpty();
    for (int i = 0; i < anchors.size() && !(foundTold && noneWaits); i++) {
      Anchor anchor = anchors.get(i);
      board.dueBy(anchor.waitsUntil);
      if (anchor.isTold() && !foundTold) {
        foundTold = true;
        board.dueBy(reach.to(anchor.event()));
      }
    }
  }

  private Match match(Anchor anchor, Turn turn) {
    Event event = anchor.event();
    MatchId id = new MatchId(event.time(), event.id(), event.content());
    String key = hasKey ? RouteKey.shown(turn.key().text()) : null;
    Place place = new Place(event.lat(), event.lon());
    return new Match(id, key, event.time(), event.time(), place, evidence(anchor, turn));
  }

  private Evidence evidence(Anchor anchor, Turn turn) {
    Pieces pieces = new Pieces(legs.canShare());
    pieces.add(legs.get(legs.anchor()), legs.number(legs.anchor()), anchor.piece());
    for (long rest = anchor.filled; rest != 0; rest &= rest - 1) {
      int leg = Long.numberOfTrailingZeros(rest);
      if (legs.get(leg).isSignal()) {
        gatherEpisodes(anchor, leg, pieces, turn);
      } else {
        gatherEvents(anchor, leg, pieces, turn);
      }
    }
    return pieces.evidence();
  }

  private void gatherEpisodes(Anchor anchor, int leg, Pieces pieces, Turn turn) {
    turn.board()
        .signals
        .forEach(
            legs.get(leg).signal(),
            (key, episode) -> {
              if (reach.fit(anchor.piece(), episode, turn.watermark()) == Reach.Fit.YES) {
                pieces.add(legs.get(leg), legs.number(leg), key, episode);
              }
            });
  }

  private void gatherEvents(Anchor anchor, int leg, Pieces pieces, Turn turn) {
    Ring<Piece> ring = turn.board().events.get(legs.feed(leg));
    int end = reach.end(ring, anchor.event());
    for (int i = reach.first(ring, anchor.event()); i < end; i++) {
      if (isOther(anchor, ring.get(i))) {
        pieces.add(legs.get(leg), legs.number(leg), ring.get(i));
      }
    }
  }
}
