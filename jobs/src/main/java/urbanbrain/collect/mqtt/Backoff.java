package urbanbrain.collect.mqtt;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import urbanbrain.mqtt.MqttSettings;

/** How long to wait before the next try: so that many that lost a broker do not come at once. */
final class Backoff {

  private final MqttSettings.Retry retry;
  private final DoubleSupplier random;
  private long waitMillis;

  /**
   * A backoff that stands at its first wait.
   *
   * @param random gives numbers from 0 to 1
   */
  Backoff(MqttSettings.Retry retry, DoubleSupplier random) {
    this.retry = retry;
    this.random = random;
    reset();
  }

  /** It has worked: the next wait is a first one. */
  void reset() {
    waitMillis = retry.first().toMillis();
  }

  /** How long to wait now; the next wait will be twice as long. */
  Duration next() {
    double half = waitMillis / 2.0;
    waitMillis = Math.min(2 * waitMillis, retry.longest().toMillis());
    return Duration.ofMillis(Math.round(half + half * random.getAsDouble()));
  }
}
