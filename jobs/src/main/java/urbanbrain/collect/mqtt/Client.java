package urbanbrain.collect.mqtt;

import com.hivemq.client.internal.mqtt.MqttClientConnectionConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import io.reactivex.disposables.Disposable;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What a connection asks of the client library, which has other types for each version. */
interface Client {

  /** Is given each message, on the thread of the connection. */
  @FunctionalInterface
  interface Receiver {

    /**
     * A message has come.
     *
     * @param payload absent where it has no bytes
     * @param acknowledgement tells the broker to forget it
     */
    void received(
        String topic, Optional<ByteBuffer> payload, MqttQos qos, Runnable acknowledgement);
  }

  /**
   * Listens from now on; before {@link #connect}, as what waited in the session comes at once. The
   * receiver must not fail, and listening must not end before the connection: the library
   * acknowledges what nobody listens to.
   *
   * @param failed is told why nothing more will be heard, when the connection has ended
   */
  Disposable listen(Receiver receiver, Consumer<Throwable> failed);

  /** Takes up the session, or begins one. */
  CompletableFuture<?> connect();

  /** Asks for all topics, whether or not the session has them. */
  CompletableFuture<?> subscribe();

  /** Reads no further, until told to go on; what has been read already still comes. */
  void read(boolean goesOn);

  /**
   * The same of what the library says of a connection, of either version. It cannot be asked to, so
   * its channel is: that of the socket is the only bound that all brokers keep to.
   */
  static void read(Object connection, boolean goesOn) {
    ((MqttClientConnectionConfig) connection).getChannel().config().setAutoRead(goesOn);
  }

  /** Says good-bye; the session stays. */
  CompletableFuture<?> disconnect();
}
