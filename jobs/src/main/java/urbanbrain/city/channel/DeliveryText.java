package urbanbrain.city.channel;

import com.google.common.net.InetAddresses;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import urbanbrain.send.reach.Addresses;
import urbanbrain.send.sign.Secrets;
import urbanbrain.text.Durations;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads how a webhook delivers. */
public final class DeliveryText {

  /** Its words. */
  public static final List<String> WORDS =
      List.of(
          "secret_env",
          "secret_file",
          "ca",
          "allow_link_local",
          "timeout",
          "give_up_after",
          "at_once",
          "heartbeat");

  private static final long LEAST_HEARTBEAT = 1_000;
  private static final int MOST_AT_ONCE = 256;

  private final Shape shape;
  private final Path folder;

  private DeliveryText(Shape shape, Path folder) {
    this.shape = shape;
    this.folder = folder;
  }

  /**
   * Reads the words of a webhook.
   *
   * @param folder where files are looked up
   */
  public static Delivery read(Shape shape, Path folder) {
    return new DeliveryText(shape, folder).read();
  }

  private Delivery read() {
    Delivery plain = Delivery.PLAIN;
    boolean allow = shape.get("allow_link_local").flatMap(Scalars::flag).orElse(false);
    shape.get("url").ifPresent(url -> checkAddress(url, allow));
    return new Delivery(
        secrets(),
        ca().orElse(null),
        allow,
        millis("timeout", 1, plain.timeout()),
        millis("give_up_after", 1, plain.giveUpAfter()),
        atOnce().orElse(plain.atOnce()),
        millis("heartbeat", LEAST_HEARTBEAT, plain.heartbeat()));
  }

  private Secrets secrets() {
    List<String> variables = new ArrayList<>();
    for (YamlNode node : several("secret_env")) {
      variable(node).ifPresent(variables::add);
    }
    List<String> files = new ArrayList<>();
    for (YamlNode node : several("secret_file")) {
      Scalars.text(node).map(this::beside).ifPresent(files::add);
    }
    if (variables.size() + files.size() > Secrets.MOST) {
      shape.node().complain("a channel has two secrets at most: the new one and the old one");
    }
    return new Secrets(variables, files);
  }

  private List<YamlNode> several(String word) {
    return shape.get(word).map(Scalars::oneOrMore).orElse(List.of());
  }

  /**
   * The name of an environment variable with a secret. What is no name may be the secret itself: it
   * is not repeated.
   */
  public static Optional<String> variable(YamlNode node) {
    Optional<String> name = Scalars.text(node).filter(DeliveryText::isVariable);
    if (name.isEmpty() && node.isScalar() && !node.text().isBlank()) {
      node.complain(
          "the name of an environment variable is wanted here, as ALERT_SECRET: no secret stands in"
              + " a city file");
    }
    return name;
  }

  private static boolean isVariable(String text) {
    return text.matches("[A-Za-z_][A-Za-z0-9_]*") && !isSecret(text);
  }

  private static boolean isSecret(String text) {
    return text.startsWith("whsec_");
  }

  private Optional<String> ca() {
    Optional<YamlNode> node = shape.get("ca");
    boolean isPlain = shape.get("url").filter(u -> u.text().startsWith("http://")).isPresent();
    if (node.isPresent() && isPlain) {
      node.get().complain("certificates are for https, and the url is http");
    }
    return node.flatMap(Scalars::text).map(this::beside);
  }

  private String beside(String path) {
    return folder.resolve(path).normalize().toString();
  }

  private Optional<Integer> atOnce() {
    Optional<YamlNode> node = shape.get("at_once");
    Optional<Integer> number = node.flatMap(n -> Scalars.whole(n, 1));
    if (number.isPresent() && number.get() > MOST_AT_ONCE) {
      node.get().complain("%d at most".formatted(MOST_AT_ONCE));
    }
    return number;
  }

  private long millis(String word, long least, long otherwise) {
    Optional<YamlNode> node = shape.get(word);
    Optional<Long> millis = node.flatMap(Durations::read);
    if (millis.isPresent() && millis.get() < least) {
      node.get().complain("'%s' is at least %s".formatted(word, Durations.write(least)));
      return otherwise;
    }
    return millis.orElse(otherwise);
  }

  /** An address that is written out needs no look-up; names are judged when they are used. */
  private static void checkAddress(YamlNode node, boolean allow) {
    Optional<URI> url = uri(node);
    if (url.isEmpty() || url.get().getHost() == null) {
      return;
    }
    if (url.get().getRawUserInfo() != null) {
      node.complain("no name and no password stand in a url: use secret_env");
    }
    String host = url.get().getHost();
    if (!allow && InetAddresses.isUriInetAddress(host)) {
      Addresses.why(InetAddresses.forUriString(host))
          .ifPresent(
              why ->
                  node.complain(
                      "%s is %s: say allow_link_local: true if it is meant".formatted(host, why)));
    }
  }

  private static Optional<URI> uri(YamlNode node) {
    try {
      return Optional.of(URI.create(node.text()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // said already
    }
  }
}
