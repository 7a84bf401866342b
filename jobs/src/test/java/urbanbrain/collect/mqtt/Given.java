package urbanbrain.collect.mqtt;

import java.time.Duration;
import java.util.List;
import urbanbrain.mqtt.MqttSettings;
import urbanbrain.mqtt.MqttSettings.Broker;
import urbanbrain.mqtt.MqttSettings.Limits;
import urbanbrain.mqtt.MqttSettings.Login;
import urbanbrain.mqtt.MqttSettings.Retry;
import urbanbrain.mqtt.MqttSettings.Session;
import urbanbrain.mqtt.MqttSettings.Tls;
import urbanbrain.mqtt.MqttSettings.Version;

/** Settings as the tests need them. */
final class Given {

  static final String TOPIC = "city/calls";

  private static final Retry SOON = new Retry(Duration.ofMillis(50), Duration.ofMillis(200));
  private static final Session SESSION = new Session("listener", Duration.ofHours(1));

  private Given() {}

  /** All topics of the city, from a broker at this port of the loopback. */
  static MqttSettings at(int port, Version version) {
    return with(new Broker("127.0.0.1", port, version, Tls.OFF), Login.NONE, Limits.USUAL);
  }

  static MqttSettings with(Broker broker, Login login, Limits limits) {
    return new MqttSettings(
        broker, login, SESSION, limits, SOON, List.of("city/#", "more/+"), null);
  }
}
