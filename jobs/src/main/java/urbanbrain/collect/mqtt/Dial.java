package urbanbrain.collect.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfigBuilder;
import io.reactivex.schedulers.Schedulers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import urbanbrain.send.reach.Trust;

/**
 * All that is needed to call the broker, where the reader runs.
 *
 * @param environment gives the value of an environment variable, or null
 * @param clock tells when a message was received
 */
record Dial(MqttSettings settings, UnaryOperator<String> environment, Clock clock) {

  /** A connection on which nothing was heard for one and a half times as long is lost. */
  static final int KEEP_ALIVE_SECONDS = 30;

  private static final long CONNECT_SECONDS = 10;

  /**
   * A client that has not yet connected, and does so once only: what it knows of a session is never
   * older than its connection.
   *
   * @param lost is told why there is no connection, or no longer one
   * @throws IOException where a variable is not set, or the file of certificates cannot be read
   */
  Client client(Consumer<Throwable> lost) throws IOException {
    MqttSettings.Credentials credentials = settings.login().read(environment);
    MqttClientBuilder builder =
        MqttClient.builder()
            .identifier(settings.session().clientId())
            .transportConfig(transport())
            .addDisconnectedListener(context -> lost.accept(context.getCause()))
            .executorConfig()
            .nettyExecutor(new OwnThread(settings.broker().name()))
            .nettyThreads(1)
            .applicationScheduler(Schedulers.trampoline()) // on the same thread
            .applyExecutorConfig();
    return switch (settings.broker().version()) {
      case V3 -> new Client3(builder.useMqttVersion3().buildAsync(), settings, credentials);
      case V5 -> new Client5(builder.useMqttVersion5().buildAsync(), settings, credentials);
    };
  }

  /** The same, for a broker that sends more than it was asked for. */
  Dial withMostMessages() {
    return new Dial(settings.withMostMessages(), environment, clock);
  }

  private MqttClientTransportConfig transport() throws IOException {
    MqttSettings.Broker broker = settings.broker();
    MqttClientTransportConfigBuilder transport =
        MqttClientTransportConfig.builder()
            .serverHost(broker.host())
            .serverPort(broker.port())
            .socketConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
            .mqttConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS);
    if (broker.tls().isOn()) {
      transport = transport.sslConfig(ssl(broker.tls().ca()));
    }
    return transport.build();
  }

  private static MqttClientSslConfig ssl(String ca) throws IOException {
    return ca == null
        ? MqttClientSslConfig.builder().build()
        : MqttClientSslConfig.builder().trustManagerFactory(Trust.managersFor(Path.of(ca))).build();
  }

  /** A thread for one connection: it ends with it, and takes with it all that was scheduled. */
  private record OwnThread(String broker) implements Executor {
    @Override
    public void execute(Runnable task) {
      Thread thread = new Thread(task, "mqtt " + broker);
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public boolean equals(Object other) {
      return this == other; // the library shares threads between equal ones
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
