package urbanbrain.send;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import urbanbrain.send.format.Format;
import urbanbrain.verdict.Alert;

/**
 * A channel that posts each message to a webhook until it is taken. Messages of rules on trial do
 * not go out. What is not delivered is kept in the writer's state and sent again after a restore,
 * under the same id. Runs with parallelism 1, for the order of each incident's messages.
 */
public final class WebhookChannel
    implements Sink<Alert>, SupportsWriterState<Alert, List<Message>> {

  /**
   * How a webhook is reached.
   *
   * @param url http or https
   * @param undelivered the file that takes what cannot be delivered, a line each
   * @param timeout how long one try may take
   * @param firstWait how long to wait after a first failure; then twice as long each time
   * @param longestWait how long to wait at most
   * @param atEnd how long the end of input waits for deliveries, at most
   * @param inFlight how many messages may be on their way at once
   * @param refusals how many refusals (a redirect, or 4xx but for 408, 425, 429) set a message
   *     aside
   * @param capacity how many undelivered messages are kept before the oldest is set aside
   */
  public record Settings(
      URI url,
      String undelivered,
      Duration timeout,
      Duration firstWait,
      Duration longestWait,
      Duration atEnd,
      int inFlight,
      int refusals,
      int capacity)
      implements Serializable {

    public Settings {
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      checkArgument(http && url.getHost() != null, "%s is no http address", url);
      checkArgument(inFlight > 0 && refusals > 0 && capacity > 0, "limits must be above 0");
    }

    /** The usual settings. */
    public static Settings usual(URI url, String undelivered) {
      return new Settings(
          url,
          undelivered,
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          8,
          5,
          100_000);
    }
  }

  private final Settings settings;
  private final ChannelFilter filter;
  private final Format format;

  /** Posts the messages that the filter takes. */
  public WebhookChannel(Settings settings, ChannelFilter filter, Format format) {
    this.settings = settings;
    this.filter = filter;
    this.format = format;
  }

  @Override
  public StatefulSinkWriter<Alert, List<Message>> createWriter(WriterInitContext context)
      throws IOException {
    Files.deleteIfExists(Path.of(settings.undelivered()));
    return restoreWriter(context, List.of());
  }

  @Override
  public StatefulSinkWriter<Alert, List<Message>> restoreWriter(
      WriterInitContext context, Collection<List<Message>> states) throws IOException {
    int parallelism = context.getTaskInfo().getNumberOfParallelSubtasks();
    checkArgument(parallelism == 1, "%s tasks cannot keep a channel's order", parallelism);
    WebhookWriter writer =
        new WebhookWriter(
            settings,
            format.mediaType(),
            context.getMailboxExecutor(),
            context.getProcessingTimeService(),
            context.metricGroup().getNumRecordsSendErrorsCounter(),
            new Random());
    states.forEach(writer::restore);
    return new Gate(writer, filter, format);
  }

  @Override
  public SimpleVersionedSerializer<List<Message>> getWriterStateSerializer() {
    return new Message.Serializer();
  }

  /** Lets through what the channel takes, as the messages that it posts. */
  private record Gate(WebhookWriter writer, ChannelFilter filter, Format format)
      implements StatefulSinkWriter<Alert, List<Message>> {

    @Override
    public void write(Alert alert, Context context) {
      if (!alert.trial() && filter.takes(alert)) {
        writer.post(Message.fresh(alert.id(), alert.incident(), format.of(alert)));
      }
    }

    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
      writer.flush(endOfInput);
    }

    @Override
    public List<List<Message>> snapshotState(long checkpointId) {
      return List.of(writer.undelivered());
    }

    @Override
    public void close() {
      writer.close();
    }
  }
}
