package urbanbrain.send;

import org.apache.flink.api.connector.sink2.Sink;
import urbanbrain.send.format.Format;
import urbanbrain.verdict.Alert;

/** A channel that is a file: one line for each message, trial ones too. */
public final class FileChannel {

  private FileChannel() {}

  /** The channel's sink; runs with parallelism 1. */
  public static Sink<Alert> to(String path, ChannelFilter filter, Format format) {
    return new NdjsonFileSink<>(path, alert -> filter.takes(alert) ? format.of(alert) : null);
  }
}
