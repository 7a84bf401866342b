package urbanbrain.send.privacy;

import java.io.Serializable;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import urbanbrain.rule.Rule;
import urbanbrain.rule.privacy.Privacy;

/** The secrets that a channel is told. */
public final class Reveal implements Serializable {

  private final Privacy privacy;
  private final TreeSet<String> secrets = new TreeSet<>();

  /**
   * Those that these words name.
   *
   * @param words each a {@code stream.field}, or a field of whatever stream
   */
  Reveal(Privacy privacy, Collection<String> words) {
    this.privacy = privacy;
    for (String secret : privacy.secrets()) {
      if (words.contains(secret) || words.contains(field(secret))) {
        secrets.add(secret);
      }
    }
  }

  /** The name of a secret's field: it stands behind the two parts of its stream's name. */
  public static String field(String secret) {
    return secret.substring(secret.indexOf('.', secret.indexOf('.') + 1) + 1);
  }

  boolean shows(String stream, String field) {
    return secrets.contains(stream + "." + field);
  }

  /** Whether all that is sensitive of a stream is told: then its events are told as they are. */
  boolean opens(String stream) {
    return privacy.sensitive(stream).stream().allMatch(field -> shows(stream, field));
  }

  /** Whether this holds of the stream, or of all that a signal watches. */
  boolean opensAll(String streamOrSignal) {
    Rule signal = privacy.rule(streamOrSignal);
    return signal == null
        ? opens(streamOrSignal)
        : signal.when().legs().stream()
            .allMatch(leg -> leg.isSignal() || opens(leg.stream().name()));
  }

  /** Whether a rule's key may be told. */
  boolean showsKey(Rule rule) {
    Set<String> needed = privacy.keySecrets(rule);
    return needed.stream().allMatch(secret -> secrets.contains(secret) || opens(stream(secret)));
  }

  private static String stream(String secret) {
    return secret.substring(0, secret.length() - field(secret).length() - 1);
  }
}
