package urbanbrain.collect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import urbanbrain.mqtt.MqttSettings;
import urbanbrain.mqtt.MqttSettings.Limits;
import urbanbrain.mqtt.MqttSettings.Login;
import urbanbrain.mqtt.MqttSettings.Tls;
import urbanbrain.mqtt.MqttSettings.Version;

/** What a broker does not let us do is an error that says so, and shows no secret. */
@Timeout(60)
class MqttReader_refusedTest {

  private static final Login LOGIN = new Login("LISTENER", "LISTENER_PASSWORD");

  @TempDir private Path folder;
  private Mosquitto broker;

  @BeforeEach
  void start() throws Exception {
    Path passwords = folder.resolve("passwords");
    Files.createFile(passwords);
    String name = passwords.toString();
    new ProcessBuilder("mosquitto_passwd", "-b", name, "eve", "sesame").start().waitFor();
    broker = new Mosquitto(folder, "allow_anonymous false", "password_file " + name).start();
  }

  @AfterEach
  void stop() throws Exception {
    broker.close();
  }

  @ParameterizedTest
  @EnumSource
  void whoSaysTheRightPasswordListens(Version version) throws Exception {
    try (Reading reading = reading(version, LOGIN, "sesame")) {
      reading.untilListening();
    }
  }

  @ParameterizedTest
  @CsvSource({"V3, NOT_AUTHORIZED", "V5, NOT_AUTHORIZED"})
  void whoSaysAnotherIsRefused(Version version, String code) throws Exception {
    try (Reading reading = reading(version, LOGIN, "mellon")) {
      assertThat(whole(reading.untilFailed()))
          .isEqualTo(
              "java.io.IOException: the MQTT broker 127.0.0.1:%d refuses a login with the user in"
                      .formatted(broker.port())
                  + " the environment variable LISTENER: "
                  + code);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoSaysNothingIsRefused(Version version) throws Exception {
    try (Reading reading = reading(version, Login.NONE, "")) {
      assertThat(reading.untilFailed())
          .hasMessageContaining("refuses a login without a user: NOT_AUTHORIZED");
    }
  }

  @Test
  void aVariableThatIsNotSetIsNamed() throws Exception {
    try (Reading reading = reading(Version.V5, new Login("LISTENER", "OTHER"), "mellon")) {
      assertThat(whole(reading.untilFailed()))
          .isEqualTo("java.io.IOException: the environment variable OTHER is not set");
    }
    assertThatThrownBy(() -> new Login(null, "OTHER")).hasMessage("a password needs a user");
  }

  @ParameterizedTest
  @CsvSource({"V3, 20020000, 9004id8001", "V5, 2003000000, 9005id008701"})
  void aTopicThatIsRefusedIsNamed(Version version, String welcome, String answer) throws Exception {
    try (Refuser refuser = new Refuser(welcome, answer);
        Reading reading = new Reading(dial(Given.at(refuser.port(), version), ""))) {
      assertThat(reading.untilFailed())
          .hasMessage(
              "the MQTT broker 127.0.0.1:%d does not let us listen to city/#", refuser.port());
    }
  }

  @Test
  void anotherClientOfTheSameIdIsAnError() throws Exception {
    try (Refuser refuser = new Refuser("2003000000", "e0018e");
        Reading reading = new Reading(dial(Given.at(refuser.port(), Version.V5), ""))) {
      assertThat(reading.untilFailed())
          .hasMessage(
              "the MQTT broker 127.0.0.1:%d has another client with the id listener",
              refuser.port());
    }
  }

  @ParameterizedTest
  @CsvSource({"V3, 20020003", "V5, 2003008800"})
  void whoIsBusyIsCalledAgain(Version version, String busy) throws Exception {
    try (Refuser refuser = new Refuser(busy, "");
        Reading reading = new Reading(dial(Given.at(refuser.port(), version), ""))) {
      for (int i = 0; i < 3; i++) {
        reading.step();
      }
      assertThat(reading.reader().isListening()).isFalse();
    }
  }

  @Test
  void whoSendsMoreThanItMayIsAllowedMore() throws Exception {
    String two = "3207000161" + "000100" + "31" + "3207000161" + "000200" + "32";
    try (Refuser refuser = new Refuser("2003000000", "9005id000101" + two)) {
      var at = new MqttSettings.Broker("127.0.0.1", refuser.port(), Version.V5, Tls.OFF);
      MqttSettings one = Given.with(at, Login.NONE, new Limits(1, 1 << 20));
      try (Reading reading = new Reading(dial(one, ""))) {
        assertThat(reading.untilGiven("2")).containsExactly("1", "1", "2");
      }
    }
  }

  @Test
  void whoBreaksTheProtocolIsAnError() throws Exception {
    String twice = "3207000161" + "000100" + "31" + "3207000161" + "000100" + "32";
    try (Refuser refuser = new Refuser("2003000000", "9005id000101" + twice);
        Reading reading = new Reading(dial(Given.at(refuser.port(), Version.V5), ""))) {
      assertThat(reading.untilFailed())
          .hasMessage(
              "the MQTT broker 127.0.0.1:%d breaks the protocol: QoS 1 PUBLISH must not be resent"
                  + " during the same connection",
              refuser.port());
    }
  }

  private Reading reading(Version version, Login login, String password) throws IOException {
    var at = new MqttSettings.Broker("127.0.0.1", broker.port(), version, Tls.OFF);
    return new Reading(dial(Given.with(at, login, Limits.USUAL), password));
  }

  private static Dial dial(MqttSettings settings, String password) {
    Map<String, String> environment = Map.of("LISTENER", "eve", "LISTENER_PASSWORD", password);
    return new Dial(settings, environment::get, Clock.systemUTC());
  }

  /** An error with all its causes. */
  private static String whole(Throwable error) {
    StringBuilder all = new StringBuilder();
    for (Throwable at = error; at != null; at = at.getCause()) {
      all.append(all.isEmpty() ? "" : "\n").append(at);
    }
    return all.toString();
  }
}
