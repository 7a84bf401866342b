package urbanbrain.collect.mqtt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
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

/** A broker's certificate must be trusted and be that of the host. */
@Timeout(60)
class MqttReader_tlsTest {

  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;
  private Broker broker;

  @BeforeEach
  void start() throws Exception {
    makeIdentity("broker");
    broker =
        new Broker(
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
    String made = "-genkeypair -keyalg EC -dname CN=localhost -ext san=dns:localhost";
    keytool(store, made);
    keytool(store, "-exportcert -rfc -file " + pem(name));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    Key key = keys.getKey("x", PASSWORD.toCharArray());
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    Files.writeString(
        folder.resolve(name + ".key"),
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(base64),
        US_ASCII);
  }

  private static void keytool(Path store, String words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words.split(" ", -1)));
    command.addAll(List.of("-alias", "x", "-keystore", store.toString(), "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String says = new String(process.getInputStream().readAllBytes(), US_ASCII);
    assertThat(process.waitFor()).as(says).isZero();
  }
}
