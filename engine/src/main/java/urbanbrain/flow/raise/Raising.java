package urbanbrain.flow.raise;

import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import urbanbrain.flow.Word;
import urbanbrain.verdict.Alert;

/**
 * Runs raise in a job with checkpoints: what waited for one leaves when it is complete, also where
 * no word comes any more.
 */
public final class Raising extends KeyedProcessOperator<String, Word, Alert> {

  private final Raise raise;

  /** Runs this. */
  public Raising(Raise raise) {
    super(raise);
    this.raise = raise;
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    super.notifyCheckpointComplete(checkpoint);
    raise.release(
        getProcessingTimeService()::getCurrentProcessingTime,
        alert -> output.collect(new StreamRecord<>(alert)));
  }
}
