package urbanbrain.chain;

import java.util.List;
import org.apache.flink.util.OutputTag;
import urbanbrain.harness.Driver;

/** A stage whose operator gives what can be looked at. */
interface Operator<I, O> extends Stage<I> {

  /** What it gave and nobody took yet. */
  List<O> out();

  /** What it gave at this side and nobody took yet; asked for once before it begins. */
  <S> List<S> side(OutputTag<S> tag);

  /** An operator in Flink's harness. */
  static <I, O> Operator<I, O> of(Driver<I, O> driver) {
    return new InHarness<>(driver);
  }
}
