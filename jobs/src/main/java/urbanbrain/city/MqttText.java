package urbanbrain.city;

import com.hivemq.client.mqtt.datatypes.MqttClientIdentifier;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import urbanbrain.city.channel.BrokersText;
import urbanbrain.city.channel.DeliveryText;
import urbanbrain.mqtt.MqttSettings;
import urbanbrain.mqtt.MqttSettings.Limits;
import urbanbrain.mqtt.MqttSettings.Login;
import urbanbrain.mqtt.MqttSettings.Server;
import urbanbrain.mqtt.MqttSettings.Session;
import urbanbrain.mqtt.MqttSettings.Tls;
import urbanbrain.mqtt.MqttSettings.Version;
import urbanbrain.text.Durations;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads a source that is topics of a broker of MQTT. */
final class MqttText {

  private static final String CLIENT = "urban-brain-";

  private final Shape shape;
  private final Path folder;

  private MqttText(Shape shape, Path folder) {
    this.shape = shape;
    this.folder = folder;
  }

  /**
   * Reads what is said of the broker.
   *
   * @param name the source's
   * @param folder where files are looked up
   */
  static Optional<MqttSettings> read(YamlNode node, String name, Path folder) {
    Shape shape =
        Shape.of(
            node,
            "mqtt",
            "servers",
            "topics",
            "client_id",
            "version",
            "tls",
            "ca",
            "user_env",
            "password_env",
            "session_expiry",
            "unacknowledged",
            "topic_as");
    return new MqttText(shape, folder).settings(name);
  }

  private Optional<MqttSettings> settings(String name) {
    List<Server> servers = new ArrayList<>();
    for (YamlNode node : several("servers")) {
      BrokersText.server(node).flatMap(text -> server(node, text)).ifPresent(servers::add);
    }
    List<String> topics = new ArrayList<>();
    for (YamlNode node : several("topics")) {
      valid(node, MqttTopicFilter::of).ifPresent(topics::add);
    }
    Version version = shape.get("version").flatMap(MqttText::version).orElse(Version.V5);
    Tls tls = tls();
    Login login = login();
    Session session = session(name, version);
    Limits limits = limits();
    String topicAs = shape.get("topic_as").flatMap(Words::memberName).orElse(null);
    return servers.isEmpty() || topics.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MqttSettings(
                new MqttSettings.Broker(servers, version, tls),
                login,
                session,
                limits,
                MqttSettings.Retry.USUAL,
                topics,
                topicAs));
  }

  private List<YamlNode> several(String word) {
    Optional<YamlNode> node = shape.need(word);
    if (node.isPresent() && node.get().isList() && node.get().elements().isEmpty()) {
      node.get().complain("the list of %s is empty".formatted(word));
    }
    return node.map(Scalars::oneOrMore).orElse(List.of());
  }

  private static Optional<Server> server(YamlNode node, String text) {
    int colon = text.lastIndexOf(':');
    String host = text.substring(0, colon).replaceAll("^\\[|]$", "");
    try {
      return Optional.of(new Server(host, Integer.parseInt(text.substring(colon + 1))));
    } catch (IllegalArgumentException e) {
      node.complain(e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<String> valid(YamlNode node, Consumer<String> check) {
    Optional<String> text = Scalars.text(node);
    try {
      text.ifPresent(check);
      return text;
    } catch (IllegalArgumentException e) {
      node.complain(e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Version> version(YamlNode node) {
    String text = node.isScalar() ? node.text() : "";
    if (!text.equals("5") && !text.equals("3.1.1")) {
      node.complain(node.quote() + " is none of the words known here: 5, 3.1.1");
      return Optional.empty();
    }
    return Optional.of(text.equals("5") ? Version.V5 : Version.V3);
  }

  private Tls tls() {
    Optional<YamlNode> ca = shape.get("ca");
    Optional<Boolean> isOn = shape.get("tls").flatMap(Scalars::flag);
    if (ca.isPresent() && isOn.filter(on -> !on).isPresent()) {
      ca.get().complain("certificates are for tls, and tls is false");
    }
    String file =
        ca.flatMap(Scalars::text).map(f -> folder.resolve(f).normalize().toString()).orElse(null);
    return new Tls(isOn.orElse(ca.isPresent()), file);
  }

  private Login login() {
    Optional<String> user = shape.get("user_env").flatMap(DeliveryText::variable);
    Optional<String> password = shape.get("password_env").flatMap(DeliveryText::variable);
    if (shape.has("password_env") && !shape.has("user_env")) {
      shape.node().complain("a password needs a user: say user_env too");
    }
    return user.isEmpty() ? Login.NONE : new Login(user.get(), password.orElse(null));
  }

  private Session session(String name, Version version) {
    String client =
        shape
            .get("client_id")
            .flatMap(node -> valid(node, MqttClientIdentifier::of))
            .orElse(CLIENT + name);
    Optional<YamlNode> expiry = shape.get("session_expiry");
    if (expiry.isPresent() && version == Version.V3) {
      expiry.get().complain("with MQTT 3.1.1 the broker decides how long it keeps a session");
    }
    Duration keep =
        expiry.flatMap(Durations::read).map(Duration::ofMillis).orElse(Session.USUAL_EXPIRY);
    try {
      return new Session(client, keep);
    } catch (IllegalArgumentException e) {
      expiry.orElse(shape.node()).complain(e.getMessage());
      return new Session(client, Session.USUAL_EXPIRY);
    }
  }

  private Limits limits() {
    Optional<YamlNode> node = shape.get("unacknowledged");
    int most = node.flatMap(n -> Scalars.whole(n, 1)).orElse(Limits.USUAL.unacknowledged());
    if (most > Limits.MOST) {
      node.orElseThrow().complain("%d is more than %d".formatted(most, Limits.MOST));
      return Limits.USUAL;
    }
    return new Limits(most, Limits.USUAL.largestPacket());
  }
}
