package urbanbrain.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import urbanbrain.mqtt.MqttSettings.Broker;
import urbanbrain.mqtt.MqttSettings.Limits;
import urbanbrain.mqtt.MqttSettings.Login;
import urbanbrain.mqtt.MqttSettings.Retry;
import urbanbrain.mqtt.MqttSettings.Session;
import urbanbrain.mqtt.MqttSettings.Tls;
import urbanbrain.mqtt.MqttSettings.Version;

class MqttSettingsTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void whatCannotBeIsSaid() {
    cannot(() -> new Broker(" ", 1883, Version.V5, Tls.OFF), "the broker has no host");
    cannot(() -> new Broker("h", 65_536, Version.V5, Tls.OFF), "65536 is no port");
    cannot(() -> new Broker(List.of(), Version.V5, Tls.OFF), "the broker has no host");
    cannot(() -> new Session("", HOUR), "a session that lasts needs a client id");
    cannot(() -> new Session("a", Duration.ZERO), "a session that lasts PT0S cannot be asked for");
    cannot(
        () -> new Limits(50_001, 1),
        "50001 messages without acknowledgement cannot be: 1 to 50000");
    cannot(() -> new Limits(1, 0), "no packet has 0 bytes");
    cannot(() -> new Retry(Duration.ZERO, HOUR), "a wait of PT0S is none");
    cannot(() -> new Retry(HOUR, Duration.ofMinutes(1)), "the longest wait is shorter than");
    cannot(() -> topics(), "there is no topic to listen to");
    cannot(() -> topics("a", "b/#/c"), "b/#/c");
  }

  private static void cannot(ThrowingCallable made, String says) {
    assertThatThrownBy(made)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(says);
  }

  private static MqttSettings topics(String... topics) {
    return new MqttSettings(
        new Broker("h", 1883, Version.V5, Tls.OFF),
        Login.NONE,
        new Session("a", HOUR),
        Limits.USUAL,
        Retry.USUAL,
        List.of(topics),
        null);
  }

  @Test
  void aLoginIsReadFromTheEnvironmentAndNotShown() throws IOException {
    Map<String, String> environment = Map.of("U", "eve", "P", "sesame", "E", "");
    var both = new Login("U", "P").read(environment::get);
    assertThat(both.user()).isEqualTo("eve");
    assertThat(both.password()).asString().isEqualTo("sesame");
    assertThat(both.toString()).doesNotContain("eve", "sesame");
    assertThat(new Login("U", null).read(environment::get).password()).isNull();
    assertThat(Login.NONE.read(environment::get)).isNull();
    assertThatThrownBy(() -> new Login("U", "E").read(environment::get))
        .hasMessage("the environment variable E is not set");
  }

  @Test
  void goToWhereTheReaderRuns() throws IOException {
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      out.writeObject(topics("a/#"));
    }
  }
}
