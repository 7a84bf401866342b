package urbanbrain.send.webhook;

import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import urbanbrain.send.desk.Desk;

/**
 * Shows what a channel counts, in a group with its name, of which reporters make the label {@code
 * channel}. Flink's own counters of a sink show the same numbers.
 */
record ChannelMeters(MetricGroup group, Counts counts) {

  private static final double MILLIS = 1e3;

  static ChannelMeters of(SinkWriterMetricGroup sink, String channel, Desk desk) {
    MetricGroup group = sink.addGroup("channel", channel);
    Counts counts =
        new Counts(
            group.counter("sent_total", sink.getNumRecordsSendCounter()),
            group.counter("retried_total"),
            group.counter("undelivered_total", sink.getNumRecordsSendErrorsCounter()),
            new Counts.Beats(desk.now()));
    return new ChannelMeters(group, counts);
  }

  /** Shows where its messages are. */
  void show(WebhookWriter writer) {
    gauge("waiting", writer::waiting);
    gauge("in_flight", writer::inFlight);
    gauge("disabled", () -> writer.isGone() ? 1 : 0);
  }

  /** Shows how long ago the last heartbeat was delivered. */
  void show(Beat beat, Desk desk) {
    gauge("heartbeat_age_seconds", () -> counts.beats().age(desk.now()) / MILLIS);
    gauge("heartbeat_every_seconds", () -> beat.every() / MILLIS);
  }

  private <T extends Number> void gauge(String name, Gauge<T> gauge) {
    group.gauge(name, gauge);
  }
}
