package urbanbrain.send.webhook;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import urbanbrain.send.desk.Desk;
import urbanbrain.send.desk.TaskDesk;
import urbanbrain.send.format.Format;
import urbanbrain.verdict.Alert;

/**
 * A channel that posts each message to a webhook until it is taken. Messages of rules on trial do
 * not go out. What is not delivered is kept in the writer's state and sent again after a restore,
 * under the same id. Runs with parallelism 1, for the order of each incident's messages.
 */
public final class WebhookChannel implements Sink<Alert>, SupportsWriterState<Alert, Backlog> {

  private final WebhookSettings settings;
  private final Format format;
  private final Beat beat;

  /** Posts all live messages, with a heartbeat if there is to be one. */
  public WebhookChannel(WebhookSettings settings, Format format, Optional<Beat> beat) {
    this.settings = settings;
    this.format = format;
    this.beat = beat.orElse(null);
  }

  @Override
  public StatefulSinkWriter<Alert, Backlog> createWriter(WriterInitContext context)
      throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public StatefulSinkWriter<Alert, Backlog> restoreWriter(
      WriterInitContext context, Collection<Backlog> states) throws IOException {
    int parallelism = context.getTaskInfo().getNumberOfParallelSubtasks();
    checkArgument(parallelism == 1, "%s tasks cannot keep a channel's order", parallelism);
    Desk desk = new TaskDesk(context.getMailboxExecutor(), context.getProcessingTimeService());
    ChannelMeters meters = ChannelMeters.of(context.metricGroup(), settings.name(), desk);
    WebhookWriter writer = new WebhookWriter(settings, desk, meters.counts(), new Random());
    for (Backlog state : states) {
      writer.restore(state);
    }
    meters.show(writer);
    if (beat != null) {
      meters.show(beat, desk);
    }
    return new Gate(writer, desk);
  }

  @Override
  public SimpleVersionedSerializer<Backlog> getWriterStateSerializer() {
    return new Backlog.Serializer();
  }

  /** Turns what the channel takes into the messages that it posts. */
  private final class Gate implements StatefulSinkWriter<Alert, Backlog> {

    private final WebhookWriter writer;
    private final Desk desk;
    private long watermark = Long.MIN_VALUE;
    private boolean isOver;

    Gate(WebhookWriter writer, Desk desk) {
      this.writer = writer;
      this.desk = desk;
      beatLater();
    }

    @Override
    public void write(Alert alert, Context context) throws IOException {
      String body = alert.trial() ? null : format.of(alert);
      if (body != null) {
        writer.post(Message.Text.of(alert.id(), alert.incident(), format.mediaType(), body));
      }
    }

    @Override
    public void writeWatermark(Watermark next) {
      watermark = next.getTimestamp();
    }

    private void beatLater() {
      if (beat != null && !isOver) {
        var unused = desk.at(desk.now() + beat.every(), this::beat);
      }
    }

    private void beat() throws IOException {
      if (!isOver) {
        writer.beat(beat.text(desk.now(), watermark, writer.waiting()));
        beatLater();
      }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
      isOver |= endOfInput; // a heartbeat is no delivery that the end could wait for
      writer.flush(endOfInput);
    }

    @Override
    public List<Backlog> snapshotState(long checkpointId) {
      return List.of(writer.backlog());
    }

    @Override
    public void close() {
      isOver = true;
      writer.close();
    }
  }
}
