package urbanbrain.send.sign;

import com.google.common.base.Splitter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages and judges signatures: {@code v1,} and the base64 of HMAC-SHA256 over {@code
 * id.timestamp.body}, one for each secret. A message is genuine if one of its signatures is that of
 * one secret of the receiver: so secrets can be replaced on either side first.
 */
public final class Signatures {

  /** The header with the id, the same on every try. */
  public static final String ID = "webhook-id";

  /** The header with the time of this try, seconds since the epoch. */
  public static final String TIMESTAMP = "webhook-timestamp";

  /** The header with the signatures, a blank between them. */
  public static final String SIGNATURE = "webhook-signature";

  /** How far the clocks of sender and receiver may be apart. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v1,";

  private final List<SecretKeySpec> keys;

  /** Signatures by these secrets. */
  public Signatures(List<byte[]> secrets) {
    keys = secrets.stream().map(secret -> new SecretKeySpec(secret, ALGORITHM)).toList();
  }

  /** Whether there is a secret at all. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /**
   * The value of the header {@link #SIGNATURE}.
   *
   * @param timestamp the value of the header {@link #TIMESTAMP}
   */
  public String sign(String id, String timestamp, byte[] body) {
    return keys.stream()
        .map(key -> VERSION + Base64.getEncoder().encodeToString(hash(key, id, timestamp, body)))
        .collect(Collectors.joining(" "));
  }

  /**
   * A message's headers that a receiver judges; each may be null where it is missing.
   *
   * @param signature one or several, a blank between them
   */
  public record Headers(String id, String timestamp, String signature) {}

  /** What is wrong with a message; empty if it is genuine and new enough. */
  public Optional<String> doubt(Headers headers, byte[] body, Instant now) {
    if (headers.id() == null || headers.timestamp() == null || headers.signature() == null) {
      return Optional.of("a header of " + ID + ", " + TIMESTAMP + ", " + SIGNATURE + " is missing");
    }
    if (!headers.timestamp().matches("\\d{1,12}")) {
      return Optional.of("the timestamp is no number of seconds");
    }
    Instant at = Instant.ofEpochSecond(Long.parseLong(headers.timestamp()));
    if (Duration.between(at, now).abs().compareTo(TOLERANCE) > 0) {
      return Optional.of("the timestamp is more than %d s off".formatted(TOLERANCE.toSeconds()));
    }
    return isSigned(headers, body) ? Optional.empty() : Optional.of("no signature fits");
  }

  private boolean isSigned(Headers headers, byte[] body) {
    for (SecretKeySpec key : keys) {
      byte[] expected = hash(key, headers.id(), headers.timestamp(), body);
      for (String signature : Splitter.on(' ').split(headers.signature())) {
        if (signature.startsWith(VERSION) && isSame(expected, signature)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Compared in a time that tells nothing of how much of it is right. */
  private static boolean isSame(byte[] expected, String signature) {
    try {
      byte[] given = Base64.getDecoder().decode(signature.substring(VERSION.length()));
      return MessageDigest.isEqual(expected, given);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] hash(SecretKeySpec key, String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      mac.update(ByteBuffer.wrap(body));
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK knows " + ALGORITHM, e);
    }
  }
}
