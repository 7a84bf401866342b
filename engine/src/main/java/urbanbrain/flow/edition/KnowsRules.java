package urbanbrain.flow.edition;

import org.apache.flink.api.common.functions.RichFunction;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/** An operator that knows rules which may change: what became of them is part of its state. */
public interface KnowsRules extends CheckpointedFunction, RichFunction {

  /** What it knows of the rules. */
  Editing editing();

  @Override
  default void initializeState(FunctionInitializationContext context) throws Exception {
    editing().restore(context.getOperatorStateStore());
  }

  @Override
  default void snapshotState(FunctionSnapshotContext context) throws Exception {
    editing().save(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
  }
}
