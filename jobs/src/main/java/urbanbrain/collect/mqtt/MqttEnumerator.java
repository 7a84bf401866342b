package urbanbrain.collect.mqtt;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Gives the one split to the first reader that asks; other readers end. */
final class MqttEnumerator implements SplitEnumerator<MqttSplit, List<MqttSplit>> {

  private final SplitEnumeratorContext<MqttSplit> context;
  private final List<MqttSplit> waiting;

  MqttEnumerator(SplitEnumeratorContext<MqttSplit> context, List<MqttSplit> waiting) {
    this.context = context;
    this.waiting = new ArrayList<>(waiting);
  }

  @Override
  public void start() {
    // readers ask
  }

  @Override
  public void handleSplitRequest(int reader, String host) {
    if (waiting.isEmpty()) {
      context.signalNoMoreSplits(reader);
    } else {
      context.assignSplit(waiting.remove(0), reader);
    }
  }

  @Override
  public void addSplitsBack(List<MqttSplit> splits, int reader) {
    waiting.addAll(splits);
  }

  @Override
  public void addReader(int reader) {
    // it asks when it has started
  }

  @Override
  public List<MqttSplit> snapshotState(long checkpoint) {
    return List.copyOf(waiting);
  }

  @Override
  public void close() {
    // holds nothing open
  }
}
