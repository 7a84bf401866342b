package urbanbrain.collect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.collect.mqtt.Given.TOPIC;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import urbanbrain.mqtt.MqttSettings;
import urbanbrain.mqtt.MqttSettings.Limits;
import urbanbrain.mqtt.MqttSettings.Login;
import urbanbrain.mqtt.MqttSettings.Tls;
import urbanbrain.mqtt.MqttSettings.Version;

/**
 * More messages wait than MQTT can number. Mosquitto 2.0 sends all of them at once as soon as one
 * is acknowledged, whatever it was asked for (its issue 2301): only what is not read from the
 * socket is bounded.
 */
@Timeout(120)
class MqttReader_backlogTest {

  private static final int MESSAGES = 80_000;
  private static final int AT_A_TIME = 2_000;
  private static final int MOST = 10_000;

  /** What is read of the socket at once, in messages of this test. */
  private static final int BUFFERED = 65_536 / 14;

  @TempDir private Path folder;
  private Mosquitto broker;
  private Publisher publisher;

  @BeforeEach
  void start() throws Exception {
    broker = new Mosquitto(folder, "allow_anonymous true", "autosave_on_changes false").start();
    publisher = new Publisher(broker.port());
  }

  @AfterEach
  void stop() throws Exception {
    publisher.close();
    broker.close();
  }

  @ParameterizedTest
  @EnumSource
  void allComeAndNeverMoreThanThereIsRoomFor(Version version) throws Exception {
    var at = new MqttSettings.Broker("127.0.0.1", broker.port(), version, Tls.OFF);
    MqttSettings settings = Given.with(at, Login.NONE, new Limits(MOST, 1 << 20));
    new Reading(settings).close(); // begins the session
    for (int i = 0; i < MESSAGES; i += AT_A_TIME) {
      publisher.sendNumbers(TOPIC, i, i + AT_A_TIME);
    }
    Set<String> seen = new HashSet<>();
    int most = 0;
    try (Reading reading = calling(settings)) {
      for (int checkpoint = 1; seen.size() < MESSAGES; checkpoint++) {
        int least = Math.min(MOST, MESSAGES - seen.size());
        seen.addAll(reading.untilOwed(least));
        most = Math.max(most, reading.reader().owed());
        reading.checkpoint(checkpoint);
      }
    }
    assertThat(most).isBetween(MOST, MOST + BUFFERED);
  }

  /** What was asked for is answered only behind what waits. */
  private static Reading calling(MqttSettings settings) {
    return new Reading(new Dial(settings, name -> null, Clock.systemUTC()));
  }
}
