package urbanbrain.chain;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import urbanbrain.harness.Driver;

/** An operator as a subtask plays it. */
interface Stage<I> {

  void element(I element);

  void watermark(long time);

  /** Goes on as a fresh operator from a snapshot of this one. */
  void restore();

  OperatorSubtaskState snapshot();

  void goOnFrom(OperatorSubtaskState snapshot);

  /** Entries of state and timers. */
  int left();

  void close();

  static <I> Stage<I> of(Driver<I, ?> driver) {
    return new Stage<>() {
      @Override
      public void element(I element) {
        driver.element(element);
      }

      @Override
      public void watermark(long time) {
        driver.watermark(time);
      }

      @Override
      public void restore() {
        driver.restore();
      }

      @Override
      public OperatorSubtaskState snapshot() {
        return driver.snapshot();
      }

      @Override
      public void goOnFrom(OperatorSubtaskState snapshot) {
        driver.goOnFrom(snapshot);
      }

      @Override
      public int left() {
        return driver.stateEntries() + driver.timers();
      }

      @Override
      public void close() {
        driver.close();
      }
    };
  }
}
