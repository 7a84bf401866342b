package urbanbrain.send.sign;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Where the secrets of a channel are kept: only this is sent to where the channel runs, and the
 * secrets are read there.
 *
 * @param variables names of environment variables with a secret each
 * @param files paths of files with a secret a line
 */
public record Secrets(List<String> variables, List<String> files) implements Serializable {

  /** A channel that signs nothing. */
  public static final Secrets NONE = new Secrets(List.of(), List.of());

  /** While one secret is replaced by another, both sign. */
  public static final int MOST = 2;

  private static final String PREFIX = "whsec_";
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  public Secrets {
    variables = ImmutableList.copyOf(variables);
    files = ImmutableList.copyOf(files);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return variables.isEmpty() && files.isEmpty();
  }

  /**
   * Reads the secrets, those of variables first.
   *
   * @param environment gives the value of a variable, or null
   * @throws IOException that says what is wrong with which variable or file, never what it holds
   */
  public List<byte[]> read(UnaryOperator<String> environment) throws IOException {
    List<byte[]> secrets = new ArrayList<>();
    for (String variable : variables) {
      String value = environment.apply(variable);
      if (value == null || value.isBlank()) {
        throw new IOException("the environment variable %s is not set".formatted(variable));
      }
      secrets.add(decode(value, "the environment variable " + variable));
    }
    for (String file : files) {
      for (String line : lines(file)) {
        secrets.add(decode(line, "the file " + file));
      }
    }
    if (secrets.size() > MOST) {
      throw new IOException(
          "%d secrets: a channel has %d at most, the new one and the old one"
              .formatted(secrets.size(), MOST));
    }
    return secrets;
  }

  private static List<String> lines(String file) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      throw new IOException("the secret's file %s cannot be read".formatted(file), e);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<String> lines = Splitter.on('\n').trimResults().omitEmptyStrings().splitToList(text);
    if (lines.isEmpty()) {
      throw new IOException("the secret's file %s is empty".formatted(file));
    }
    return lines;
  }

  private static byte[] decode(String written, String where) throws IOException {
    String text = written.strip();
    String base64 = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    byte[] secret;
    try {
      secret = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // The cause would quote a part of it.
      throw new IOException(where + " holds no secret: write it as " + PREFIX + " and base64");
    }
    if (secret.length < LEAST_BYTES || secret.length > MOST_BYTES) {
      throw new IOException(
          "%s holds a secret of %d bytes: %d to %d are wanted"
              .formatted(where, secret.length, LEAST_BYTES, MOST_BYTES));
    }
    return secret;
  }
}
