package urbanbrain.city.channel;

import java.io.Serializable;
import urbanbrain.send.kafka.Target;

/** By what means a channel's messages go out. */
public sealed interface Means extends Serializable {

  /**
   * A file.
   *
   * @param path as written
   */
  record File(String path) implements Means {}

  /**
   * A webhook.
   *
   * @param url http or https
   */
  record Webhook(String url, Delivery delivery) implements Means {}

  /** A topic of Kafka. */
  record Topic(Target target) implements Means {}
}
