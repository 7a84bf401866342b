package urbanbrain.job.outlet;

import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import urbanbrain.verdict.Alert;

/** Where a job's outputs go. */
@FunctionalInterface
public interface Outlets {

  /**
   * Connects the sinks.
   *
   * @param decoded decode's output, with dead and late letters at its side
   * @param alerts raise's output, with the final incidents and the audit at its side
   */
  void connect(SingleOutputStreamOperator<?> decoded, SingleOutputStreamOperator<Alert> alerts);
}
