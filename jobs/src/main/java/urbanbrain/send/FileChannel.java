package urbanbrain.send;

import org.apache.flink.api.connector.sink2.Sink;
import urbanbrain.verdict.Alert;

/** A channel that is a file: one CloudEvents line for each message, trial ones too. */
public final class FileChannel {

  private FileChannel() {}

  /** The channel's sink; runs with parallelism 1. */
  public static Sink<Alert> to(String path, ChannelFilter filter, CloudEvents format) {
    return new NdjsonFileSink<>(path, alert -> filter.takes(alert) ? format.of(alert) : null);
  }
}
