package urbanbrain.collect.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuthBuilder;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3ConnectBuilder;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscription;
import io.reactivex.disposables.Disposable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import urbanbrain.mqtt.MqttSettings;

/** A client that speaks MQTT 3.1.1. */
final class Client3 implements Client {

  private final Mqtt3AsyncClient client;
  private final Dial dial;
  private final MqttSettings.Credentials credentials;

  Client3(Mqtt3AsyncClient client, Dial dial, MqttSettings.Credentials credentials) {
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
    Mqtt3ConnectBuilder connect =
        Mqtt3Connect.builder().cleanSession(false).keepAlive(dial.keepAliveSeconds());
    if (credentials != null) {
      connect = connect.simpleAuth(login());
    }
    return client.connect(connect.build());
  }

  private Mqtt3SimpleAuth login() {
    Mqtt3SimpleAuthBuilder.Complete login = Mqtt3SimpleAuth.builder().username(credentials.user());
    return credentials.password() == null
        ? login.build()
        : login.password(credentials.password()).build();
  }

  @Override
  public CompletableFuture<?> subscribe() {
    List<Mqtt3Subscription> topics =
        dial.settings().topics().stream().map(Client3::subscription).toList();
    return client.subscribe(Mqtt3Subscribe.builder().addSubscriptions(topics).build());
  }

  private static Mqtt3Subscription subscription(String topic) {
    return Mqtt3Subscription.builder().topicFilter(topic).qos(MqttQos.AT_LEAST_ONCE).build();
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
