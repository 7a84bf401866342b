package urbanbrain.chain;

import java.util.List;
import org.apache.flink.util.OutputTag;
import urbanbrain.harness.Driver;

/** An operator in Flink's test harness. */
record InHarness<I, O>(Driver<I, O> driver) implements Operator<I, O> {

  @Override
  public void element(I element) {
    driver.element(element);
  }

  @Override
  public void watermark(long time) {
    driver.watermark(time);
  }

  @Override
  public Object snapshot() {
    return driver.snapshot();
  }

  @Override
  public void goOnFrom(Object snapshot) {
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

  @Override
  public List<O> out() {
    return driver.out();
  }

  @Override
  public <S> List<S> side(OutputTag<S> tag) {
    return driver.side(tag);
  }
}
