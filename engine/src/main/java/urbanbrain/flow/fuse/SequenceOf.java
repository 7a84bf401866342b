package urbanbrain.flow.fuse;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import urbanbrain.flow.fuse.board.Anchor;
import urbanbrain.flow.fuse.board.Board;
import urbanbrain.flow.fuse.board.Piece;
import urbanbrain.flow.fuse.board.Ring;
import urbanbrain.flow.fuse.board.Signals;
import urbanbrain.geo.Tiles;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;

/**
 * One leg after the other. Each anchor keeps the earliest time at which each step can be done, the
 * steps before it being done as early as can be: there is a chain if the last step can be done. A
 * piece stands on some full chain if it comes after the earliest end of the steps before it and
 * before the latest start of those after it.
 */
final class SequenceOf extends Join {

  private final Form.Sequence form;

  /** The legs of the steps, the first being the anchor. */
  private final int[] steps;

  /** The steps after the first, in the order of their legs' names. */
  private final int[] byName;

  /** Which tile an anchor is at home in; null where place does not matter. */
  private final Tiles tiles;

  SequenceOf(Rule rule, Form.Sequence form) {
    super(rule, new Legs(rule, form), new Reach(form), !form.same().isEmpty());
    this.form = form;
    this.steps = form.steps().stream().mapToInt(legs::place).toArray();
    this.byName =
        IntStream.range(1, steps.length)
            .boxed()
            .sorted(Comparator.comparing(step -> steps[step]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.tiles = form.isSpatial() ? new Tiles(Tiles.levelFor(form.near())) : null;
  }

  @Override
  Anchor fresh(Piece piece) {
    long[] chain = new long[steps.length];
    Arrays.fill(chain, Anchor.NONE);
    chain[0] = piece.time();
    return new Anchor(piece, new int[legs.absent() == 0 ? 0 : legs.size()], chain);
  }

  @Override
  boolean holds(Anchor anchor) {
    return anchor.chain[steps.length - 1] != Anchor.NONE && anchor.filled == 0;
  }

  /** Another anchor is no step of an anchor's chain. */
  @Override
  long heard() {
    return ~(1L << steps[0]);
  }

  @Override
  boolean take(Anchor anchor, Piece piece, long fits, Turn turn) {
    boolean held = holds(anchor);
    countAbsent(anchor, fits, 1);
    for (int step = 1; step < steps.length; step++) {
      if ((fits & (1L << steps[step])) != 0) {
        anchor.total++;
        if (canBe(anchor, step, piece.time())
            && move(anchor, step, Math.min(piece.time(), anchor.chain[step]))) {
          advance(anchor, step + 1, turn);
        }
      }
    }
    return !held && holds(anchor);
  }

  @Override
  void lose(Anchor anchor, Piece piece, long fits, Turn turn) {
    countAbsent(anchor, fits, -1);
    Arrays.fill(anchor.chain, 1, steps.length, Anchor.NONE);
    advance(anchor, 1, turn);
  }

  @Override
  void lookAround(Anchor anchor, Turn turn) {
    advance(anchor, 1, turn);
    for (long rest = legs.absent(); rest != 0; rest &= rest - 1) {
      int leg = Long.numberOfTrailingZeros(rest);
      forEach(anchor, leg, anchor.time(), turn, piece -> countAbsent(anchor, 1L << leg, 1));
    }
  }

  private void countAbsent(Anchor anchor, long fits, int more) {
    for (long rest = fits & legs.absent(); rest != 0; rest &= rest - 1) {
      int leg = Long.numberOfTrailingZeros(rest);
      anchor.counts[leg] += more;
      long bit = 1L << leg;
      anchor.filled = anchor.counts[leg] > 0 ? anchor.filled | bit : anchor.filled & ~bit;
    }
  }

  /** Whether a step can be done at a time, the steps before it being done as early as can be. */
  private boolean canBe(Anchor anchor, int step, long time) {
    return time > anchor.chain[step - 1] && time >= earliest(anchor, step);
  }

  private long earliest(Anchor anchor, int step) {
    return anchor.time() + (step == steps.length - 1 ? Math.max(1, form.from()) : 1);
  }

  /** Does the steps from one on as early as can be, until one stays where it was. */
  private void advance(Anchor anchor, int from, Turn turn) {
    int step = from;
    while (step < steps.length && move(anchor, step, first(anchor, step, turn))) {
      step++;
    }
  }

  /** Does a step at a time; whether that is another time than before. */
  private static boolean move(Anchor anchor, int step, long time) {
    boolean isMoved = anchor.chain[step] != time;
    anchor.chain[step] = time;
    return isMoved;
  }

  private long first(Anchor anchor, int step, Turn turn) {
    long after = after(anchor, step);
    if (legs.get(steps[step]).isSignal()) {
      long[] first = {Anchor.NONE};
      forEach(anchor, steps[step], after, turn, p -> first[0] = Math.min(first[0], p.time()));
      return first[0];
    }
    Ring<Piece> ring = turn.board().events(legs.feed(steps[step]));
    int end = reach.end(ring, anchor.piece());
    for (int i = ring == null || after == Anchor.NONE ? end : ring.from(after + 1); i < end; i++) {
      if (reach.isNear(anchor.piece(), ring.get(i))) {
        return ring.time(i);
      }
    }
    return Anchor.NONE;
  }

  /** Gives what fits a leg strictly after a time: of signals, the starts that are final. */
  private void forEach(Anchor anchor, int leg, long after, Turn turn, Consumer<Piece> reader) {
    if (legs.get(leg).isSignal()) {
      forEachStart(anchor.piece(), legs.get(leg).signal(), after, turn, reader);
      return;
    }
    Ring<Piece> ring = turn.board().events(legs.feed(leg));
    int end = reach.end(ring, anchor.piece());
    for (int i = ring == null || after == Anchor.NONE ? end : ring.from(after + 1); i < end; i++) {
      if (reach.isNear(anchor.piece(), ring.get(i))) {
        reader.accept(ring.get(i));
      }
    }
  }

  private void forEachStart(
      Piece anchor, String signal, long after, Turn turn, Consumer<Piece> reader) {
    long to = Math.min(reach.to(anchor), turn.watermark());
    turn.board()
        .signals()
        .forEach(
            signal,
            (key, episode) -> {
              Piece piece = new Piece(signal, key, episode);
              boolean isThen = piece.time() > after && piece.time() <= to;
              if (isThen && reach.isNear(anchor, piece)) {
                reader.accept(piece);
              }
            });
  }

  @Override
  void gather(Anchor anchor, Pieces pieces, Turn turn) {
    long[] before = latest(anchor, turn);
    for (int step : byName) {
      if (reach.isAnywhere() && !legs.get(steps[step]).isSignal()) {
        gatherAll(anchor, step, before[step - 1], pieces, turn);
      } else {
        gather(anchor, step, before[step - 1], pieces, turn);
      }
    }
  }

  private void gather(Anchor anchor, int step, long before, Pieces pieces, Turn turn) {
    int leg = steps[step];
    forEach(
        anchor,
        leg,
        after(anchor, step),
        turn,
        piece -> {
          if (piece.time() < before) {
            pieces.add(legs.get(leg), legs.number(leg), piece);
          }
        });
  }

  /** The same of events that need only be of a time. */
  private void gatherAll(Anchor anchor, int step, long before, Pieces pieces, Turn turn) {
    int leg = steps[step];
    long after = after(anchor, step);
    Ring<Piece> ring = turn.board().events(legs.feed(leg));
    if (ring == null || after == Anchor.NONE) {
      return;
    }
    int end = Math.min(reach.end(ring, anchor.piece()), ring.from(before));
    Pieces.Some some = new Pieces.Some(ring, ring.from(after + 1), end);
    pieces.addAll(legs.get(leg), legs.number(leg), some, null);
  }

  /** After when a step can be done, the steps before it being done as early as can be. */
  private long after(Anchor anchor, int step) {
    return Math.max(anchor.chain[step - 1], earliest(anchor, step) - 1);
  }

  /**
   * Before when each step after the first must be done, those after it being done as late as can
   * be.
   */
  private long[] latest(Anchor anchor, Turn turn) {
    long[] before = new long[steps.length - 1];
    before[before.length - 1] = Long.MAX_VALUE;
    for (int step = before.length; step > 1; step--) {
      long[] last = {Long.MIN_VALUE};
      long limit = before[step - 1];
      long after = Math.max(anchor.time(), earliest(anchor, step) - 1);
      forEach(
          anchor,
          steps[step],
          after,
          turn,
          piece -> {
            if (piece.time() < limit) {
              last[0] = Math.max(last[0], piece.time());
            }
          });
      before[step - 2] = last[0];
    }
    return before;
  }

  @Override
  void signal(String signal, Signals.Change change, Turn turn) {
    // starts count once they are final, see wake
  }

  /** The starts of episodes that have become final are taken up. */
  @Override
  void wake(Turn turn) {
    Board board = turn.board();
    legs.bySignal()
        .forEach(
            (signal, fits) ->
                board
                    .signals()
                    .forEach(
                        signal,
                        (key, episode) -> {
                          if (episode.start() > board.said()
                              && episode.start() <= turn.watermark()) {
                            Piece piece = new Piece(signal, key, episode);
                            add(piece, fits, isHome(piece, turn), turn);
                          }
                        }));
  }

  private boolean isHome(Piece piece, Turn turn) {
    return tiles == null
        || (piece.place().isKnown()
            && tiles.home(piece.place().lat(), piece.place().lon()) == turn.key().number());
  }
}
