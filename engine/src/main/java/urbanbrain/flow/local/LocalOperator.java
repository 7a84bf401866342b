package urbanbrain.flow.local;

import java.util.Map;

/**
 * One operator, run in the caller's thread. What it emits is handed on before a call returns.
 *
 * @param <I> what it takes
 */
public interface LocalOperator<I> {

  /** An element comes. */
  void element(I element);

  /** Event time passes: due timers fire in the order of their times. */
  void watermark(long time);

  /** When its next timer is due; {@code Long.MAX_VALUE} without one. */
  default long due() {
    return Long.MAX_VALUE;
  }

  /** What it holds now. */
  LocalSnapshot snapshot();

  /** Goes on as a fresh operator from a snapshot, which may be an old one. */
  void goOnFrom(LocalSnapshot snapshot);

  /** How many entries of keyed state and timers it holds. */
  int held();

  /** What its counters say, by name. */
  Map<String, Long> counters();
}
