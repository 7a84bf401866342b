package urbanbrain.flow.local;

import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.OutputTag;

/** A function without state, run in the caller's thread. */
public final class LocalProcess<I, O> {

  private final ProcessFunction<I, O> function;
  private final LocalOutput<O> out;
  private final Now now;

  /** Runs this function, which must be fresh. */
  public LocalProcess(ProcessFunction<I, O> function, LocalOutput<O> out) {
    this.function = function;
    this.out = out;
    this.now = new Now();
    new LocalRuntime<String>(null, LocalSnapshot.NONE).open(function);
  }

  /** An element comes. */
  public void element(I element) {
    try {
      function.processElement(element, now, out);
    } catch (Exception e) {
      throw new IllegalStateException("could not take " + element, e);
    }
  }

  /** What the function is told of the moment. */
  private final class Now extends ProcessFunction<I, O>.Context {

    Now() {
      function.super();
    }

    @Override
    public Long timestamp() {
      throw new IllegalStateException("an element's time stands in its own fields");
    }

    @Override
    public TimerService timerService() {
      throw new IllegalStateException("a function without keys has no timers");
    }

    @Override
    public <X> void output(OutputTag<X> tag, X value) {
      out.output(tag, value);
    }
  }
}
