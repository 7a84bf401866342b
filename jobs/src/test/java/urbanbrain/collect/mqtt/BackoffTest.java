package urbanbrain.collect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import urbanbrain.mqtt.MqttSettings.Retry;

class BackoffTest {

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
}
