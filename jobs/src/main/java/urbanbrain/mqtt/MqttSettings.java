package urbanbrain.collect.mqtt;

import com.google.common.collect.ImmutableList;
import com.hivemq.client.mqtt.datatypes.MqttClientIdentifier;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What there is to know to listen to a broker; no secret stands in it.
 *
 * <p>Each part fails with an {@link IllegalArgumentException} that says which of its values cannot
 * be.
 *
 * @param source the index of the source among those that decode is given
 * @param topics topic filters, with {@code +} and {@code #}; at least one
 */
public record MqttSettings(
    int source,
    Broker broker,
    Login login,
    Session session,
    Limits limits,
    Retry retry,
    List<String> topics)
    implements Serializable {

  public MqttSettings {
    topics = ImmutableList.copyOf(topics);
    check(!topics.isEmpty(), "there is no topic to listen to");
    for (String topic : topics) {
      MqttTopicFilter.of(topic); // fails where it is none
    }
  }

  /** The same, for a broker that sends more than it was asked for. */
  MqttSettings withMostMessages() {
    Limits most = new Limits(Limits.MOST, limits.largestPacket);
    return new MqttSettings(source, broker, login, session, most, retry, topics);
  }

  /** The versions of MQTT. */
  public enum Version {
    /** MQTT 3.1.1. The client cannot say how much it takes without acknowledging it. */
    V3,
    /** MQTT 5. */
    V5
  }

  /** Where the broker is. */
  public record Broker(String host, int port, Version version, Tls tls) implements Serializable {
    public Broker {
      check(!host.isBlank(), "the broker has no host");
      check(port >= 1 && port <= 65_535, "%d is no port".formatted(port));
    }

    /** Host and port, as logs and errors name the broker. */
    String name() {
      return host + ":" + port;
    }
  }

  /**
   * Whether the connection is encrypted. The certificate must be that of the host.
   *
   * @param ca a file of certificates (PEM) where the reader runs, which are trusted in place of
   *     those that the JDK trusts; null for the JDK's
   */
  public record Tls(boolean isOn, String ca) implements Serializable {

    /** Not encrypted. */
    public static final Tls OFF = new Tls(false, null);

    /** Encrypted, and the broker's certificate is one that the JDK trusts. */
    public static final Tls USUAL = new Tls(true, null);
  }

  /**
   * Where user and password are kept: both are read where the reader runs.
   *
   * @param userVariable name of an environment variable, or null for no login
   * @param passwordVariable name of an environment variable, or null for no password
   */
  public record Login(String userVariable, String passwordVariable) implements Serializable {

    /** The broker is not told who we are. */
    public static final Login NONE = new Login(null, null);

    public Login {
      check(userVariable != null || passwordVariable == null, "a password needs a user");
    }

    /**
     * Reads user and password.
     *
     * @param environment gives the value of a variable, or null
     * @return null where there is no login
     * @throws IOException that names the variable that is not set
     */
    Credentials read(UnaryOperator<String> environment) throws IOException {
      if (userVariable == null) {
        return null;
      }
      String user = value(userVariable, environment);
      String password = passwordVariable == null ? null : value(passwordVariable, environment);
      return new Credentials(
          user, password == null ? null : password.getBytes(StandardCharsets.UTF_8));
    }

    private static String value(String variable, UnaryOperator<String> environment)
        throws IOException {
      String value = environment.apply(variable);
      if (value == null || value.isEmpty()) {
        throw new IOException("the environment variable %s is not set".formatted(variable));
      }
      return value;
    }
  }

  /** What is said at login; never shown. */
  record Credentials(String user, byte[] password) {
    @Override
    public String toString() {
      return "credentials";
    }
  }

  /**
   * What the broker remembers of us while we are away.
   *
   * @param clientId the broker's name for the session; no other client of the broker may have it.
   *     The topics of a session only grow: take another id where topics were taken away
   * @param expiry how long the broker keeps the session after a connection has ended; MQTT 5 only,
   *     with MQTT 3.1.1 the broker decides. Whole seconds
   */
  public record Session(String clientId, Duration expiry) implements Serializable {

    private static final long LONGEST_SECONDS = 0xffff_ffffL;

    public Session {
      check(!clientId.isBlank(), "a session that lasts needs a client id");
      MqttClientIdentifier.of(clientId); // fails where it is none
      check(
          expiry.toSeconds() >= 1 && expiry.toSeconds() <= LONGEST_SECONDS,
          "a session that lasts %s cannot be asked for".formatted(expiry));
    }
  }

  /**
   * How much the broker may send; MQTT 5 only. With MQTT 3.1.1 its own settings hold: Mosquitto's
   * {@code max_inflight_messages} is 20, and no more than that come between two checkpoints.
   *
   * @param unacknowledged so many messages may be on their way or wait for a checkpoint, 1 to
   *     65,535. No more than that come between two checkpoints: for 1,000 a second and a checkpoint
   *     every 10 seconds 20,000 is a good number. All of them are held in memory. A broker that
   *     sends more all the same, as Mosquitto 2.0 does once it has a backlog, is allowed 65,535
   * @param largestPacket so many bytes a message may have, its topic and properties included; the
   *     broker forgets larger ones without a word. More than {@link
   *     urbanbrain.collect.Splitter#LARGEST}, so that what is too large for a record is seen
   */
  public record Limits(int unacknowledged, int largestPacket) implements Serializable {

    /** What suits a city. */
    public static final Limits USUAL = new Limits(20_000, 1024 * 1024);

    private static final int MOST = 65_535;

    public Limits {
      check(
          unacknowledged >= 1 && unacknowledged <= MOST,
          "%d messages without acknowledgement cannot be: 1 to 65535".formatted(unacknowledged));
      check(
          largestPacket >= 1 && largestPacket <= 268_435_460,
          "no packet has %d bytes".formatted(largestPacket));
    }

    /** Whether the broker could be allowed more. */
    boolean mayGrow() {
      return unacknowledged < MOST;
    }
  }

  /**
   * How long is waited before the broker is called again: twice as long each time, and up to half
   * of it less by chance.
   *
   * @param first after the first call
   * @param longest never longer
   */
  public record Retry(Duration first, Duration longest) implements Serializable {

    /** A second, up to half a minute. */
    public static final Retry USUAL = new Retry(Duration.ofSeconds(1), Duration.ofSeconds(30));

    public Retry {
      check(first.toMillis() >= 1, "a wait of %s is none".formatted(first));
      check(longest.compareTo(first) >= 0, "the longest wait is shorter than the first");
    }
  }

  private static void check(boolean isRight, String otherwise) {
    if (!isRight) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
