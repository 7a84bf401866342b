package urbanbrain.collect.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.Cities;
import urbanbrain.city.City;
import urbanbrain.collect.Input;
import urbanbrain.collect.Records;
import urbanbrain.flow.decode.Record;
import urbanbrain.kafka.Brokers;

/** The recorder as Flink runs it: it hands on all records, and keeps them across restores. */
class RecorderTest {

  private static final String CITY =
      """
      city: c
      zone: UTC
      rules: [rules]
      sources:
        - name: s
          file: { path: s.ndjson }
          events: [ { stream: test.reading, time: at } ]
      """;

  @TempDir private Path folder;
  private List<Input> parts;
  private OneInputStreamOperatorTestHarness<Record, Record> recorder;

  @BeforeEach
  void partitions() throws IOException {
    Files.writeString(folder.resolve("s.ndjson"), "");
    City city = Cities.city(folder, CITY);
    var spec = city.sources().get(0).spec();
    Brokers brokers = new Brokers("a:1", Map.of());
    Input.Topic topic = new Input.Topic(brokers, "t", "g", true, Input.Topic.ALL);
    parts = List.of(new Input(topic.at(0), spec.of("t-0")), new Input(topic.at(1), spec.of("t-1")));
  }

  private void start(boolean isRecording, OperatorSubtaskState from) throws Exception {
    Path to = folder.resolve("recording");
    Keeping keeping = isRecording ? new Keeping(to.toString(), Keeping.ROTATE, Keeping.KEEP) : null;
    recorder = new OneInputStreamOperatorTestHarness<>(Recorder.of(keeping, "c", parts));
    recorder.setProcessingTime(1_772_485_200_000L);
    if (from != null) {
      recorder.initializeState(from);
    }
    recorder.open();
  }

  private void give(int part, long position) throws Exception {
    Record record = Spooled.record(part, position, "r" + part + position);
    recorder.processElement(new StreamRecord<>(record));
    assertThat(recorder.extractOutputValues()).last().hasToString(record.toString());
  }

  private OperatorSubtaskState checkpoint(long id) throws Exception {
    return recorder.snapshot(id, id);
  }

  private List<String> read() throws IOException {
    List<Input> recorded = Stores.recorded(folder.resolve("recording"), parts.subList(0, 1));
    assertThat(recorded).extracting(input -> input.spec().file()).containsExactly("t-0", "t-1");
    List<String> lines = new ArrayList<>();
    try (Records records = Stores.of(recorded).open()) {
      while (records.hasNext()) {
        lines.add(records.next().text(100));
      }
    }
    return lines;
  }

  @Test
  void whatARestoredDecodeHasSeenIsRecordedOnce() throws Exception {
    start(true, null);
    give(0, 5);
    give(1, 7);
    OperatorSubtaskState kept = checkpoint(1);
    give(0, 6);
    checkpoint(2); // which never completes
    recorder.close();
    start(true, kept);
    give(1, 8);
    give(0, 6);
    OperatorSubtaskState savepoint = checkpoint(3);
    recorder.close();
    start(true, savepoint);
    recorder.close();
    assertThat(read()).containsExactly("r05", "r17", "r18", "r06");
  }

  @Test
  void aCityCanEndAndBeginToRecordWhileItsStateIsKept() throws Exception {
    start(true, null);
    give(0, 1);
    OperatorSubtaskState first = checkpoint(1);
    recorder.close();
    start(false, first);
    give(0, 2);
    OperatorSubtaskState second = checkpoint(2);
    recorder.close();
    start(true, second);
    give(0, 3);
    recorder.close();
    assertThat(read()).containsExactly("r01", "r03");
  }

  @Test
  void whereTheFolderCannotBeMadeAllElseGoesOn() throws Exception {
    Files.writeString(folder.resolve("recording"), "a file");
    start(true, null);
    give(0, 1);
    checkpoint(1);
    give(0, 2);
    Files.delete(folder.resolve("recording"));
    recorder.setProcessingTime(1_772_485_200_000L + Spool.PATIENCE);
    give(0, 3);
    recorder.close();
    assertThat(read()).containsExactly("r03");
  }
}
