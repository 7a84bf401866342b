package urbanbrain.send.webhook;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import urbanbrain.send.sign.Secrets;

/**
 * How a channel delivers. It holds no secret, only where they are kept.
 *
 * @param name of the channel, for logs, metrics and lines of files: an address may hold a password
 * @param undelivered the file that takes what cannot be delivered, a line each
 */
public record WebhookSettings(
    String name, Receiver receiver, Retry retry, Limits limits, String undelivered)
    implements Serializable {

  /**
   * How the receiver is reached.
   *
   * @param url http or https
   * @param ca a file with the certificates that are trusted, PEM; null for those of the JDK
   * @param allowLinkLocal whether it may have an address that is refused otherwise
   */
  public record Receiver(URI url, Secrets secrets, String ca, boolean allowLinkLocal)
      implements Serializable {

    public Receiver {
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      checkArgument(http && url.getHost() != null, "%s is no http address", url);
    }
  }

  /**
   * When a message is tried again, and for how long.
   *
   * @param timeout how long one try may take
   * @param firstWait how long to wait after a first failure; then twice as long each time
   * @param longestWait how long to wait at most, unless the receiver asks for more
   * @param giveUpAfter how long after it came a message is tried at most
   * @param atEnd how long the end of input waits for one more delivery, at most
   */
  public record Retry(
      Duration timeout,
      Duration firstWait,
      Duration longestWait,
      Duration giveUpAfter,
      Duration atEnd)
      implements Serializable {

    /** The usual ones. */
    public static final Retry USUAL =
        new Retry(
            Duration.ofSeconds(10),
            Duration.ofMillis(200),
            Duration.ofMinutes(1),
            Duration.ofHours(24),
            Duration.ofMinutes(3));
  }

  /**
   * How much there may be of something.
   *
   * @param inFlight how many messages may be on their way at once
   * @param refusals how many refusals of a message as it is set it aside
   * @param messages how many undelivered messages are kept before the oldest is set aside
   * @param bytes how much the bodies of those may be together
   */
  public record Limits(int inFlight, int refusals, int messages, long bytes)
      implements Serializable {

    /** The usual ones. */
    public static final Limits USUAL = new Limits(16, 5, 100_000, 64L << 20);

    public Limits {
      checkArgument(
          inFlight > 0 && refusals > 0 && messages > 0 && bytes > 0, "limits must be above 0");
    }
  }
}
