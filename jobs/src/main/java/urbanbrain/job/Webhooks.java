package urbanbrain.job;

import java.net.URI;
import java.nio.file.Path;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import urbanbrain.city.City;
import urbanbrain.city.Speech;
import urbanbrain.flow.raise.AlertCodec;
import urbanbrain.send.ChannelFilter;
import urbanbrain.send.WebhookChannel;
import urbanbrain.send.format.Formats;
import urbanbrain.send.format.alertmanager.Repeats;
import urbanbrain.verdict.Alert;

/** The webhooks of a city file, each a sink of its own: one that is down holds up no other. */
public final class Webhooks implements Outlets {

  private final City city;
  private final Path folder;
  private final Formats formats;

  /**
   * The webhooks of a city.
   *
   * @param folder where what cannot be delivered is kept
   */
  public Webhooks(City city, Path folder, Formats formats) {
    this.city = city;
    this.folder = folder;
    this.formats = formats;
  }

  @Override
  public void connect(
      SingleOutputStreamOperator<?> decoded, SingleOutputStreamOperator<Alert> alerts) {
    int number = 0;
    for (City.Channel channel : city.channels()) {
      if (channel.kind() == City.Channel.Kind.WEBHOOK) {
        String name = "webhook-" + ++number;
        told(alerts, channel, name)
            .sinkTo(sink(channel, folder.resolve("undelivered-" + name + ".ndjson")))
            .name("send." + name)
            .uid("send." + name)
            .setParallelism(1);
      }
    }
  }

  /** What goes to a channel: every message, and to an Alertmanager what is open again. */
  private SingleOutputStreamOperator<Alert> told(
      SingleOutputStreamOperator<Alert> alerts, City.Channel channel, String name) {
    if (channel.speech().kind() != Speech.Kind.ALERTMANAGER) {
      return alerts;
    }
    return alerts
        .keyBy(alert -> name)
        .process(
            new Repeats(filter(channel), channel.speech().repeatEvery()), new AlertCodec().info())
        .name("send." + name + ".repeats")
        .uid("send." + name + ".repeats")
        .setParallelism(1);
  }

  private ChannelFilter filter(City.Channel channel) {
    return ChannelFilter.of(channel.rules(), channel.severities(), city.rules());
  }

  private WebhookChannel sink(City.Channel channel, Path undelivered) {
    return new WebhookChannel(
        WebhookChannel.Settings.usual(URI.create(channel.target()), undelivered.toString()),
        filter(channel),
        formats.of(channel));
  }
}
