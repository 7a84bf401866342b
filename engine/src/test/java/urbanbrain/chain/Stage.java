package urbanbrain.chain;

/** An operator as a subtask plays it. */
interface Stage<I> {

  void element(I element);

  void watermark(long time);

  /** What it holds, as only it can read it. */
  Object snapshot();

  /** Goes on as a fresh operator from a snapshot of it. */
  void goOnFrom(Object snapshot);

  /** Entries of state and timers. */
  int left();

  void close();
}
