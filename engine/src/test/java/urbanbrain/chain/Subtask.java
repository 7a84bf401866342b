package urbanbrain.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;

/**
 * One subtask of a stage: takes from its channels in any order between them, as a network may
 * deliver; its watermark is the least of theirs.
 */
final class Subtask<I> {

  private final Stage<I> operator;
  private final List<Channel<I>> inputs;
  private final Runnable afterEach;
  private final LongConsumer afterWatermark;
  private long watermark = Long.MIN_VALUE;
  private Object remembered;

  /**
   * A subtask.
   *
   * @param afterEach sends on what the operator gave
   * @param afterWatermark sends on the watermark
   */
  Subtask(
      Stage<I> operator, List<Channel<I>> inputs, Runnable afterEach, LongConsumer afterWatermark) {
    this.operator = operator;
    this.inputs = new ArrayList<>(inputs);
    this.afterEach = afterEach;
    this.afterWatermark = afterWatermark;
  }

  boolean isIdle() {
    return inputs.stream().allMatch(Channel::isEmpty);
  }

  /** Takes one item from one of the channels that have any. */
  void step(Random random) {
    List<Channel<I>> ready = inputs.stream().filter(c -> !c.isEmpty()).toList();
    ready.get(random.nextInt(ready.size())).take(this::element, time -> advance());
  }

  private void element(I element) {
    operator.element(element);
    afterEach.run();
  }

  private void advance() {
    long least = inputs.stream().mapToLong(Channel::watermark).min().orElseThrow();
    if (least > watermark) {
      watermark = least;
      operator.watermark(least);
      afterEach.run();
      afterWatermark.accept(least);
    }
  }

  /** Goes on as a fresh operator with the snapshot of this one; what is under way stays so. */
  void restore() {
    operator.goOnFrom(operator.snapshot());
    inputs.forEach(Channel::forgetWatermark);
    watermark = Long.MIN_VALUE;
  }

  /** Remembers what it holds now, to go on from when it dies. */
  void remember() {
    remembered = operator.snapshot();
  }

  /** Dies: goes on as a fresh operator from what was remembered; what is under way is lost. */
  void die() {
    operator.goOnFrom(remembered);
    inputs.forEach(Channel::clear);
    inputs.forEach(Channel::forgetWatermark);
    watermark = Long.MIN_VALUE;
  }

  /** What it still holds: entries of state and timers. */
  int left() {
    return operator.left();
  }

  void close() {
    operator.close();
  }
}
