package urbanbrain.collect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import urbanbrain.collect.mqtt.MqttSettings.Broker;
import urbanbrain.collect.mqtt.MqttSettings.Limits;
import urbanbrain.collect.mqtt.MqttSettings.Login;
import urbanbrain.collect.mqtt.MqttSettings.Retry;
import urbanbrain.collect.mqtt.MqttSettings.Session;
import urbanbrain.collect.mqtt.MqttSettings.Tls;
import urbanbrain.collect.mqtt.MqttSettings.Version;

class MqttSettingsTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void whatCannotBeIsSaid() {
    cannot(() -> new Broker(" ", 1883, Version.V5, Tls.OFF), "the broker has no host");
    cannot(() -> new Broker("h", 65_536, Version.V5, Tls.OFF), "65536 is no port");
    cannot(() -> new Session("", HOUR), "a session that lasts needs a client id");
    cannot(() -> new Session("a", Duration.ZERO), "a session that lasts PT0S cannot be asked for");
    cannot(
        () -> new Limits(65_536, 1),
        "65536 messages without acknowledgement cannot be: 1 to 65535");
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
        0,
        new Broker("h", 1883, Version.V5, Tls.OFF),
        Login.NONE,
        new Session("a", HOUR),
        Limits.USUAL,
        Retry.USUAL,
        List.of(topics));
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

  @Test
  void waitsDoubleUpToTheLongestAndAreShortenedByChance() {
    Iterator<Double> chance = Stream.of(1.0, 1.0, 0.0, 0.5, 1.0, 1.0).iterator();
    Retry retry = new Retry(Duration.ofMillis(100), Duration.ofMillis(500));
    Backoff backoff = new Backoff(retry, chance::next);
    assertThat(Stream.generate(() -> backoff.next().toMillis()).limit(5))
        .containsExactly(100L, 200L, 200L, 375L, 500L);
    backoff.reset();
    assertThat(backoff.next()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void splitsAreWrittenAndRead() throws IOException {
    MqttSplit split = new MqttSplit(1L << 40);
    MqttSplitCodec one = new MqttSplitCodec();
    assertThat(one.deserialize(one.getVersion(), one.serialize(split))).isEqualTo(split);
    MqttSplitCodec.Several several = new MqttSplitCodec.Several();
    List<MqttSplit> two = List.of(split, MqttSplit.START);
    assertThat(several.deserialize(1, several.serialize(two))).isEqualTo(two);
    assertThat(several.deserialize(1, several.serialize(List.of()))).isEmpty();
    assertThatThrownBy(() -> one.deserialize(2, one.serialize(split)))
        .hasMessage("splits of version 2, not 1");
    assertThatThrownBy(() -> one.deserialize(1, several.serialize(two)))
        .hasMessage("a split of 16 bytes");
  }
}
