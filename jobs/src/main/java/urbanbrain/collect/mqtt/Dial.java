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
import urbanbrain.mqtt.MqttSettings;
import urbanbrain.send.reach.Trust;

/**
 * All that is needed to call the broker, where the reader runs.
 *
 * @param line what of it may be another at the next call
 * @param keepAliveSeconds a connection on which nothing was heard for so long after it was asked
 *     for a sign of life is lost
 * @param environment gives the value of an environment variable, or null
 * @param clock tells when a message was received
 */
record Dial(
    MqttSettings settings,
    Line line,
    int keepAliveSeconds,
    UnaryOperator<String> environment,
    Clock clock) {

  /** Soon enough where nothing else says how long it may take. */
  static final int KEEP_ALIVE_SECONDS = 30;

  /** What MQTT 5 can number, and what it takes where nothing is said. */
  private static final int MOST = 65_535;

  /**
   * What may be another at the next call.
   *
   * @param server the index of the address
   * @param isFlooded whether the broker sends more than it was asked for: then it is asked for all
   *     that it may send, and only what there is room for is read
   */
  record Line(int server, boolean isFlooded) {}

  private static final long CONNECT_SECONDS = 10;

  /** For a first call. */
  Dial(MqttSettings settings, UnaryOperator<String> environment, Clock clock) {
    this(settings, new Line(0, false), KEEP_ALIVE_SECONDS, environment, clock);
  }

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
            .nettyExecutor(new OwnThread(server().name()))
            .nettyThreads(1)
            .applicationScheduler(Schedulers.trampoline()) // on the same thread
            .applyExecutorConfig();
    return switch (settings.broker().version()) {
      case V3 -> new Client3(builder.useMqttVersion3().buildAsync(), this, credentials);
      case V5 -> new Client5(builder.useMqttVersion5().buildAsync(), this, credentials);
    };
  }

  /** The address that is called. */
  MqttSettings.Server server() {
    return settings.broker().servers().get(line.server);
  }

  /** How many messages the broker may send that are not acknowledged; MQTT 5 only. */
  int receiveMaximum() {
    return line.isFlooded ? MOST : settings.limits().unacknowledged();
  }

  /**
   * For the next call: the next address.
   *
   * @param isFlooded whether the broker has sent more than it was asked for
   */
  Dial next(boolean isFlooded) {
    int server = (line.server + 1) % settings.broker().servers().size();
    Line next = new Line(server, line.isFlooded || isFlooded);
    return new Dial(settings, next, keepAliveSeconds, environment, clock);
  }

  private MqttClientTransportConfig transport() throws IOException {
    MqttSettings.Broker broker = settings.broker();
    MqttClientTransportConfigBuilder transport =
        MqttClientTransportConfig.builder()
            .serverHost(server().host())
            .serverPort(server().port())
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
