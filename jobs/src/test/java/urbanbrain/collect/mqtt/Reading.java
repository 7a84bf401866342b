package urbanbrain.collect.mqtt;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.io.InputStatus;
import urbanbrain.collect.mqtt.MqttSource.Acknowledge;
import urbanbrain.flow.decode.Record;
import urbanbrain.mqtt.MqttSettings;

/** A reader as Flink runs it, step by step. */
final class Reading implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 10;

  private final MqttReader reader;
  private final Collected out = new Collected();

  /** A reader that listens, and acknowledges with checkpoints. */
  Reading(MqttSettings settings) throws Exception {
    this(settings, Acknowledge.WHEN_CHECKPOINTED, MqttSplit.START);
  }

  /** A reader that listens. */
  Reading(MqttSettings settings, Acknowledge acknowledge, MqttSplit from) throws Exception {
    this(new Dial(settings, Map.<String, String>of()::get, Clock.systemUTC()), acknowledge, from);
    untilListening();
  }

  /** A reader that has not yet called. */
  Reading(Dial dial) {
    this(dial, Acknowledge.WHEN_CHECKPOINTED, MqttSplit.START);
  }

  Reading(Dial dial, Acknowledge acknowledge, MqttSplit from) {
    reader = new MqttReader(3, dial, acknowledge, () -> {});
    reader.addSplits(List.of(from));
    reader.start();
  }

  MqttReader reader() {
    return reader;
  }

  /** Goes on until what is sent will come. */
  void untilListening() throws Exception {
    while (!reader.isListening()) {
      step();
    }
  }

  /** Goes on until so many records have been given since the start. */
  List<Record> untilGiven(int records) throws Exception {
    while (out.records.size() < records) {
      step();
    }
    return out.records;
  }

  /** Goes on until a record with this text has been given; the texts of all so far. */
  List<String> untilGiven(String text) throws Exception {
    while (!texts().contains(text)) {
      step();
    }
    return texts();
  }

  /** Goes on until so many records wait for a checkpoint; the texts that have come meanwhile. */
  List<String> untilOwed(int records) throws Exception {
    out.records.clear();
    while (reader.owed() < records) {
      step();
    }
    return texts();
  }

  /** Goes on until the reader fails. */
  IOException untilFailed() throws Exception {
    while (true) {
      try {
        step();
      } catch (IOException e) {
        return e;
      }
    }
  }

  /** Goes on until the reader knows that the connection is lost. */
  void untilLost() throws Exception {
    while (reader.isListening()) {
      step();
    }
  }

  /** Gives what there is, or waits until there may be something. */
  void step() throws Exception {
    int before = out.records.size();
    InputStatus status = reader.pollNext(out);
    if (status == InputStatus.NOTHING_AVAILABLE && out.records.size() == before) {
      reader.isAvailable().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** A checkpoint that is complete. */
  void checkpoint(long checkpoint) {
    reader.snapshotState(checkpoint);
    reader.notifyCheckpointComplete(checkpoint);
  }

  /** What was given so far. */
  List<String> texts() {
    return out.records.stream().map(r -> r.text(100)).toList();
  }

  @Override
  public void close() {
    reader.close();
  }

  private static final class Collected implements ReaderOutput<Record> {
    private final List<Record> records = new ArrayList<>();

    @Override
    public void collect(Record next) {
      records.add(next);
    }

    @Override
    public void collect(Record next, long timestamp) {
      collect(next);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      throw new IllegalStateException("decode gives the watermarks");
    }

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}

    @Override
    public SourceOutput<Record> createOutputForSplit(String split) {
      return this;
    }

    @Override
    public void releaseOutputForSplit(String split) {}
  }
}
