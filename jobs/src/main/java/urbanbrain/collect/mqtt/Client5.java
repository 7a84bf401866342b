package urbanbrain.collect.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuthBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import io.reactivex.disposables.Disposable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import urbanbrain.mqtt.MqttSettings;

/** A client that speaks MQTT 5. */
final class Client5 implements Client {

  private final Mqtt5AsyncClient client;
  private final Dial dial;
  private final MqttSettings.Credentials credentials;

  Client5(Mqtt5AsyncClient client, Dial dial, MqttSettings.Credentials credentials) {
    this.client = client;
    this.dial = dial;
    this.credentials = credentials;
  }

  @Override
  public Disposable listen(Receiver receiver, Consumer<Throwable> failed) {
    return client
        .toRx()
        .publishes(MqttGlobalPublishFilter.ALL, true)
        .subscribe(
            m ->
                receiver.received(
                    m.getTopic().toString(), m.getPayload(), m.getQos(), m::acknowledge),
            failed::accept);
  }

  @Override
  public CompletableFuture<?> connect() {
    Mqtt5ConnectBuilder connect =
        Mqtt5Connect.builder()
            .cleanStart(false)
            .sessionExpiryInterval(dial.settings().session().expiry().toSeconds())
            .keepAlive(dial.keepAliveSeconds())
            .restrictions()
            .receiveMaximum(dial.receiveMaximum())
            .maximumPacketSize(dial.settings().limits().largestPacket())
            .applyRestrictions();
    if (credentials != null) {
      connect = connect.simpleAuth(login());
    }
    return client.connect(connect.build());
  }

  private Mqtt5SimpleAuth login() {
    Mqtt5SimpleAuthBuilder.Complete login = Mqtt5SimpleAuth.builder().username(credentials.user());
    return credentials.password() == null
        ? login.build()
        : login.password(credentials.password()).build();
  }

  @Override
  public CompletableFuture<?> subscribe() {
    List<Mqtt5Subscription> topics =
        dial.settings().topics().stream().map(Client5::subscription).toList();
    return client.subscribe(Mqtt5Subscribe.builder().addSubscriptions(topics).build());
  }

  /** What a topic retains is sent to a new session only: an old one has had it. */
  private static Mqtt5Subscription subscription(String topic) {
    return Mqtt5Subscription.builder()
        .topicFilter(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .retainHandling(Mqtt5RetainHandling.SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST)
        .build();
  }

  @Override
  public void read(boolean goesOn) {
    client.getConfig().getConnectionConfig().ifPresent(now -> Client.read(now, goesOn));
  }

  @Override
  public CompletableFuture<?> disconnect() {
    return client.disconnect();
  }
}
