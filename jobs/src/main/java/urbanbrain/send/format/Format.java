package urbanbrain.send.format;

import java.io.Serializable;
import urbanbrain.verdict.Alert;

/** What a message says on a channel: how it becomes the text that is posted or written. */
public interface Format extends Serializable {

  /** The media type of one message (RFC 6838), without parameters. */
  String mediaType();

  /** A message as text, without a line break. */
  String of(Alert alert);
}
