package urbanbrain.mqtt;

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
 * @param topics topic filters, with {@code +} and {@code #}; at least one
 * @param topicAs the member under which a record has the topic that it came by, or null for none
 */
public record MqttSettings(
    Broker broker,
    Login login,
    Session session,
    Limits limits,
    Retry retry,
    List<String> topics,
    String topicAs)
    implements Serializable {

  public MqttSettings {
    topics = ImmutableList.copyOf(topics);
    check(!topics.isEmpty(), "there is no topic to listen to");
    for (String topic : topics) {
      MqttTopicFilter.of(topic); // fails where it is none
    }
  }

  /** The versions of MQTT. */
  public enum Version {
    /** MQTT 3.1.1. The client cannot say how much it takes without acknowledging it. */
    V3,
    /** MQTT 5. */
    V5
  }

  /** One address of a broker. */
  public record Server(String host, int port) implements Serializable {
    public Server {
      check(!host.isBlank(), "the broker has no host");
      check(port >= 1 && port <= 65_535, "%d is no port".formatted(port));
    }

    /** Host and port, as logs and errors name the broker. */
    public String name() {
      return host + ":" + port;
    }
  }

  /**
   * Where the broker is.
   *
   * @param servers its addresses, at least one: where one does not answer the next is called. All
   *     must have the same sessions
   */
  public record Broker(List<Server> servers, Version version, Tls tls) implements Serializable {
    public Broker {
      servers = ImmutableList.copyOf(servers);
      check(!servers.isEmpty(), "the broker has no host");
    }

    /** A broker with one address. */
    public Broker(String host, int port, Version version, Tls tls) {
      this(List.of(new Server(host, port)), version, tls);
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
    public Credentials read(UnaryOperator<String> environment) throws IOException {
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
  public record Credentials(String user, byte[] password) {
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

    /** Longer than most outages, and than most brokers keep a session anyway. */
    public static final Duration USUAL_EXPIRY = Duration.ofDays(7);

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
   * How much the broker may send.
   *
   * @param unacknowledged so many messages may be on their way or wait for a checkpoint, 1 to
   *     {@link #MOST}. No more than that come between two checkpoints: 20,000 and a checkpoint
   *     every 10 seconds are 2,000 a second. All of them are held in memory. With MQTT 5 the broker
   *     is told; from one that cannot be told, or sends more all the same, no more is read
   * @param largestPacket so many bytes a message may have, its topic and properties included; the
   *     broker forgets larger ones without a word. MQTT 5 only. More than {@link
   *     urbanbrain.collect.Splitter#LARGEST}, so that what is too large for a record is seen
   */
  public record Limits(int unacknowledged, int largestPacket) implements Serializable {

    /** What suits a city. */
    public static final Limits USUAL = new Limits(20_000, 1024 * 1024);

    /**
     * MQTT numbers 65,535 messages at a time; what is in the socket's buffer comes on top of these.
     */
    public static final int MOST = 50_000;

    public Limits {
      check(
          unacknowledged >= 1 && unacknowledged <= MOST,
          "%d messages without acknowledgement cannot be: 1 to %d".formatted(unacknowledged, MOST));
      check(
          largestPacket >= 1 && largestPacket <= 268_435_460,
          "no packet has %d bytes".formatted(largestPacket));
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
