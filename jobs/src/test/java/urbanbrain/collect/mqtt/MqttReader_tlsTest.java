package urbanbrain.collect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import urbanbrain.mqtt.MqttSettings;
import urbanbrain.mqtt.MqttSettings.Limits;
import urbanbrain.mqtt.MqttSettings.Login;
import urbanbrain.mqtt.MqttSettings.Tls;
import urbanbrain.mqtt.MqttSettings.Version;
import urbanbrain.send.reach.Keys;

/** A broker's certificate must be trusted and be that of the host. */
@Timeout(60)
class MqttReader_tlsTest {

  @TempDir private Path folder;
  private Mosquitto broker;

  @BeforeEach
  void start() throws Exception {
    makeIdentity("broker");
    broker =
        new Mosquitto(
                folder,
                "allow_anonymous true",
                "certfile " + folder.resolve("broker.pem"),
                "keyfile " + folder.resolve("broker.key"))
            .start();
  }

  @AfterEach
  void stop() throws Exception {
    broker.close();
  }

  @ParameterizedTest
  @EnumSource
  void aCertificateOfTheGivenFileIsTrusted(Version version) throws Exception {
    try (Reading reading = reading("localhost", version, new Tls(true, pem("broker")))) {
      reading.untilListening();
    }
  }

  @Test
  void anotherOneIsNot() throws Exception {
    makeIdentity("other");
    for (Tls tls : List.of(new Tls(true, pem("other")), Tls.USUAL)) {
      try (Reading reading = reading("localhost", Version.V5, tls)) {
        assertThat(reading.untilFailed())
            .hasMessageStartingWith(
                "the MQTT broker localhost:%d shows a certificate that is not trusted: ",
                broker.port());
      }
    }
  }

  @Test
  void norIsThatOfAnotherHost() throws Exception {
    try (Reading reading = reading("127.0.0.1", Version.V5, new Tls(true, pem("broker")))) {
      assertThat(reading.untilFailed())
          .hasMessageContaining("No subject alternative names matching IP address 127.0.0.1");
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() throws Exception {
    try (Reading reading = reading("localhost", Version.V5, new Tls(true, pem("none")))) {
      assertThat(reading.untilFailed())
          .hasMessage("the file of certificates %s is not there", pem("none"));
    }
  }

  private Reading reading(String host, Version version, Tls tls) {
    var at = new MqttSettings.Broker(host, broker.port(), version, tls);
    MqttSettings settings = Given.with(at, Login.NONE, Limits.USUAL);
    return new Reading(new Dial(settings, name -> null, Clock.systemUTC()));
  }

  private String pem(String name) {
    return folder.resolve(name + ".pem").toString();
  }

  /** Makes a certificate for localhost that signs itself, and its key. */
  private void makeIdentity(String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Keys.make(store);
    Keys.export(store, Path.of(pem(name)));
    Keys.exportKey(store, folder.resolve(name + ".key"));
  }
}
