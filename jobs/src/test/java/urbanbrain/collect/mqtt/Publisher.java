package urbanbrain.collect.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A client that sends, and sends again what an outage of the broker has swallowed. */
@SuppressWarnings("try") // closing waits for its end
public final class Publisher implements AutoCloseable {

  private final Mqtt5AsyncClient client;

  /** A client of the broker at this port of the loopback. */
  public Publisher(int port) throws Exception {
    client =
        MqttClient.builder()
            .useMqttVersion5()
            .identifier(UUID.randomUUID().toString())
            .serverHost("127.0.0.1")
            .serverPort(port)
            .automaticReconnect()
            .initialDelay(50, TimeUnit.MILLISECONDS)
            .maxDelay(200, TimeUnit.MILLISECONDS)
            .applyAutomaticReconnect()
            .addDisconnectedListener(c -> c.getReconnector().republishIfSessionExpired(true))
            .buildAsync();
    client
        .connectWith()
        .cleanStart(true)
        .sessionExpiryInterval(600)
        .send()
        .get(10, TimeUnit.SECONDS);
  }

  /** Sends a message of a quality and waits until the broker has it. */
  void send(String topic, MqttQos qos, byte[] payload) throws Exception {
    begin(topic, qos, payload).get(20, TimeUnit.SECONDS);
  }

  /** Sends a text with QoS 1 and waits until the broker has it. */
  public void send(String topic, String text) throws Exception {
    send(topic, MqttQos.AT_LEAST_ONCE, text.getBytes(UTF_8));
  }

  /** Sends the numbers from one to before another with QoS 1 and waits until the broker has all. */
  void sendNumbers(String topic, int from, int to) throws Exception {
    beginNumbers(topic, from, to).get(20, TimeUnit.SECONDS);
  }

  /** The same, without waiting; what is given is done when the broker has all. */
  CompletableFuture<Void> beginNumbers(String topic, int from, int to) {
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = from; i < to; i++) {
      all.add(begin(topic, MqttQos.AT_LEAST_ONCE, ("" + i).getBytes(UTF_8)));
    }
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
  }

  /** Sends a text with QoS 1; what is given is done when the broker has it. */
  public CompletableFuture<?> begin(String topic, String text) {
    return begin(topic, MqttQos.AT_LEAST_ONCE, text.getBytes(UTF_8));
  }

  /** The same with bytes and a quality. */
  public CompletableFuture<?> begin(String topic, MqttQos qos, byte[] payload) {
    return client.publishWith().topic(topic).qos(qos).payload(payload).send();
  }

  @Override
  public void close() throws Exception {
    client.disconnect().exceptionally(notConnected -> null).get(10, TimeUnit.SECONDS);
  }
}
