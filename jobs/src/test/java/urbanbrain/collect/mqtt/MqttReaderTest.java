package urbanbrain.collect.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.collect.mqtt.Given.TOPIC;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import urbanbrain.collect.Splitter;
import urbanbrain.collect.mqtt.MqttSource.Acknowledge;
import urbanbrain.flow.decode.Record;
import urbanbrain.mqtt.MqttSettings;
import urbanbrain.mqtt.MqttSettings.Limits;
import urbanbrain.mqtt.MqttSettings.Login;
import urbanbrain.mqtt.MqttSettings.Tls;
import urbanbrain.mqtt.MqttSettings.Version;

/** One reader against a broker; what Flink does with it is done by hand. */
@Timeout(60)
class MqttReaderTest {

  @TempDir private Path folder;
  private Mosquitto broker;
  private Publisher publisher;

  @BeforeEach
  void start() throws Exception {
    broker = Mosquitto.open(folder);
    publisher = new Publisher(broker.port());
  }

  @AfterEach
  void stop() throws Exception {
    publisher.close();
    broker.close();
  }

  @ParameterizedTest
  @EnumSource
  void acknowledgesWhatACompleteCheckpointHoldsAndNothingElse(Version version) throws Exception {
    MqttSettings settings = Given.at(broker.port(), version);
    hasSession(settings);
    publisher.sendNumbers(TOPIC, 0, 4);
    try (Reading reading = new Reading(settings)) {
      reading.untilGiven(4);
      reading.reader().snapshotState(1);
      publisher.sendNumbers(TOPIC, 4, 6);
      reading.untilGiven(6);
      assertThat(reading.reader().owed()).isEqualTo(6);
      reading.reader().snapshotState(2);
      reading.reader().notifyCheckpointComplete(1);
      assertThat(reading.reader().owed()).isEqualTo(2);
    }
    try (Reading after = new Reading(settings)) {
      publisher.send(TOPIC, "last");
      assertThat(after.untilGiven("last")).containsExactly("4", "5", "last");
    }
  }

  @ParameterizedTest
  @EnumSource
  void acknowledgesAtOnceWithoutCheckpoints(Version version) throws Exception {
    MqttSettings settings = Given.at(broker.port(), version);
    hasSession(settings);
    publisher.sendNumbers(TOPIC, 0, 4);
    try (Reading reading = new Reading(settings, Acknowledge.WHEN_GIVEN, MqttSplit.START)) {
      reading.untilGiven(4);
      assertThat(reading.reader().owed()).isZero();
    }
    try (Reading after = new Reading(settings)) {
      publisher.send(TOPIC, "last");
      assertThat(after.untilGiven("last")).containsExactly("last");
    }
  }

  /** Lets the broker know that there is somebody to keep messages for. */
  private void hasSession(MqttSettings settings) throws Exception {
    try (Reading reading = new Reading(settings)) {
      publisher.send(TOPIC, "first");
      reading.untilGiven("first");
      reading.checkpoint(1);
    }
  }

  @Test
  void aRecordIsTheMessageWithItsSourceItsNumberAndWhenItCame() throws Exception {
    Clock clock = Clock.fixed(Instant.ofEpochMilli(1_234), ZoneOffset.UTC);
    Dial dial = new Dial(Given.at(broker.port(), Version.V5), name -> null, clock);
    try (Reading reading =
        new Reading(dial, Acknowledge.WHEN_CHECKPOINTED, new MqttSplit(1L << 40))) {
      reading.untilListening();
      publisher.send("more/é", "ünï");
      publisher.send(TOPIC, "");
      List<Record> records = reading.untilGiven(2);
      assertThat(records.get(0)).hasToString("DATA 3:%d ünï".formatted((1L << 40) + 1));
      assertThat(records.get(0).received()).isEqualTo(1_234);
      assertThat(records.get(0).topic()).isEqualTo("more/é");
      assertThat(records.get(1)).hasToString("DATA 3:%d ".formatted((1L << 40) + 2));
      assertThat(reading.reader().snapshotState(1)).containsExactly(new MqttSplit((1L << 40) + 2));
    }
  }

  @Test
  void ofAMessageThatIsTooLargeTheFirstBytesAreGiven() throws Exception {
    byte[] large = new byte[Splitter.LARGEST + 1];
    Arrays.fill(large, (byte) 'x');
    try (Reading reading = new Reading(Given.at(broker.port(), Version.V5))) {
      publisher.send(TOPIC, MqttQos.AT_LEAST_ONCE, large);
      publisher.send(TOPIC, MqttQos.AT_LEAST_ONCE, Arrays.copyOf(large, Splitter.LARGEST));
      List<Record> records = reading.untilGiven(2);
      assertThat(records.get(0).kind()).isEqualTo(Record.Kind.TOO_LARGE);
      assertThat(records.get(0).text(Splitter.LARGEST)).isEqualTo("x".repeat(Splitter.SHOWN));
      assertThat(records.get(1).kind()).isEqualTo(Record.Kind.DATA);
      assertThat(records.get(1).length()).isEqualTo(Splitter.LARGEST);
    }
  }

  @Test
  void noMoreComeThanTheReaderMayHoldUntilACheckpointIsComplete() throws Exception {
    var at = new MqttSettings.Broker("127.0.0.1", broker.port(), Version.V5, Tls.OFF);
    MqttSettings few = Given.with(at, Login.NONE, new Limits(10, 1 << 20));
    try (Reading reading = new Reading(few)) {
      publisher.send(TOPIC, "first");
      reading.untilGiven("first");
      publisher.sendNumbers(TOPIC, 0, 25);
      publisher.send("more/x", MqttQos.AT_MOST_ONCE, "overtakes".getBytes(UTF_8));
      reading.untilGiven("overtakes");
      assertThat(reading.reader().owed()).isEqualTo(10);
      assertThat(reading.texts()).hasSize(11).doesNotContain("9");
      reading.checkpoint(1);
      reading.untilGiven("18");
      reading.checkpoint(2);
      assertThat(reading.untilGiven("24")).contains(numbers(0, 25));
    }
  }

  private static String[] numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "" + i).toArray(String[]::new);
  }

  @Test
  void aBrokerThatIsNotThereIsCalledAgain() throws Exception {
    broker.kill();
    Dial dial = new Dial(Given.at(broker.port(), Version.V5), name -> null, Clock.systemUTC());
    try (Reading reading = new Reading(dial)) {
      for (int steps = 0; steps < 5; steps++) { // each time it says when to look again
        reading.step();
      }
      assertThat(reading.reader().isListening()).isFalse();
      broker.start();
      reading.untilListening();
      publisher.send(TOPIC, "here");
      reading.untilGiven("here");
    }
  }

  @Test
  void aReaderWithoutSplitEnds() throws Exception {
    Dial dial = new Dial(Given.at(broker.port(), Version.V5), name -> null, Clock.systemUTC());
    MqttReader reader = new MqttReader(3, dial, Acknowledge.WHEN_CHECKPOINTED, () -> {});
    assertThat(reader.pollNext(null)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
    assertThat(reader.isAvailable()).isNotDone();
    reader.notifyNoMoreSplits();
    assertThat(reader.isAvailable()).isDone();
    assertThat(reader.pollNext(null)).isEqualTo(InputStatus.END_OF_INPUT);
    assertThat(reader.snapshotState(1)).isEmpty();
    reader.close();
  }

  @ParameterizedTest
  @EnumSource
  void whatWasNotAcknowledgedComesAgainByTheNextConnection(Version version) throws Exception {
    try (Proxy proxy = new Proxy(broker.port());
        Reading reading = new Reading(Given.at(proxy.port(), version))) {
      publisher.sendNumbers(TOPIC, 0, 3);
      reading.untilGiven(3);
      reading.reader().snapshotState(1);
      proxy.cut();
      reading.untilLost();
      reading.untilGiven(6);
      assertThat(reading.texts()).containsExactly("0", "1", "2", "0", "1", "2");
      assertThat(reading.reader().owed()).isEqualTo(3);
      reading.reader().notifyCheckpointComplete(1); // it holds what came by the lost connection
      assertThat(reading.reader().owed()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReaderThatIsClosedWhileItCallsTakesNothingWithIt(Version version) throws Exception {
    MqttSettings settings = Given.at(broker.port(), version);
    hasSession(settings);
    publisher.sendNumbers(TOPIC, 0, 100);
    Dial dial = new Dial(settings, name -> null, Clock.systemUTC());
    for (int i = 0; i < 5; i++) {
      try (Reading reading = new Reading(dial)) {
        reading.reader().pollNext(null); // calls, and is closed before the answer
      }
    }
    try (Reading after = new Reading(settings)) {
      publisher.send(TOPIC, "last");
      assertThat(after.untilGiven("last")).contains(numbers(0, 100));
    }
  }

  @Test
  void aMessageThatCannotBeTakenComesAgain() throws Exception {
    Dial dial = new Dial(Given.at(broker.port(), Version.V5), name -> null, new Stumbling());
    try (Reading reading = new Reading(dial)) {
      reading.untilListening();
      publisher.sendNumbers(TOPIC, 0, 3);
      reading.untilGiven("0");
      assertThat(reading.untilGiven("2")).contains("0", "1", "2");
    }
  }

  /** A clock that can be read once, then not, and then again. */
  private static final class Stumbling extends Clock {
    private final AtomicInteger reads = new AtomicInteger();

    @Override
    public Instant instant() {
      if (reads.incrementAndGet() == 2) {
        throw new IllegalStateException("the clock stands");
      }
      return Instant.EPOCH;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @ParameterizedTest
  @EnumSource
  void noThreadIsLeftBehind(Version version) throws Exception {
    try (Proxy proxy = new Proxy(broker.port())) {
      try (Reading reading = new Reading(Given.at(proxy.port(), version))) {
        publisher.send(TOPIC, "first");
        reading.untilGiven("first");
        proxy.cut();
        reading.untilLost();
        reading.untilListening();
        publisher.send(TOPIC, "second");
        reading.untilGiven("second");
        assertThat(proxy.connections()).isEqualTo(2);
      }
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().equals("mqtt 127.0.0.1:" + proxy.port())) {
          thread.join(10_000);
          assertThat(thread.isAlive()).isFalse();
        }
      }
    }
  }
}
