package urbanbrain.city.channel;

import java.io.Serializable;
import urbanbrain.send.sign.Secrets;

/**
 * How a webhook's messages are delivered; times in milliseconds.
 *
 * @param ca a file with the certificates that are trusted, or null for those of the JDK
 * @param allowLinkLocal whether the receiver may have a link-local or metadata address
 * @param timeout how long one try may take
 * @param giveUpAfter how long a message is tried
 * @param atOnce how many messages may be on their way at once
 * @param heartbeat how often a heartbeat is sent; 0 for none
 */
public record Delivery(
    Secrets secrets,
    String ca,
    boolean allowLinkLocal,
    long timeout,
    long giveUpAfter,
    int atOnce,
    long heartbeat)
    implements Serializable {

  /** That of a file, and of a webhook that says nothing of it. */
  public static final Delivery PLAIN =
      new Delivery(Secrets.NONE, null, false, 10_000, 86_400_000, 16, 0);
}
