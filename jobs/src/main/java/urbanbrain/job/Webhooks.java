package urbanbrain.job;

import java.net.URI;
import java.nio.file.Path;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import urbanbrain.city.City;
import urbanbrain.send.ChannelFilter;
import urbanbrain.send.WebhookChannel;
import urbanbrain.send.format.Format;
import urbanbrain.verdict.Alert;

/** The webhooks of a city file, each a sink of its own: one that is down holds up no other. */
public final class Webhooks implements Outlets {

  private final City city;
  private final Path folder;
  private final Format format;

  /**
   * The webhooks of a city.
   *
   * @param folder where what cannot be delivered is kept
   */
  public Webhooks(City city, Path folder, Format format) {
    this.city = city;
    this.folder = folder;
    this.format = format;
  }

  @Override
  public void connect(
      SingleOutputStreamOperator<?> decoded, SingleOutputStreamOperator<Alert> alerts) {
    int number = 0;
    for (City.Channel channel : city.channels()) {
      if (channel.kind() == City.Channel.Kind.WEBHOOK) {
        String name = "webhook-" + ++number;
        alerts
            .sinkTo(sink(channel, folder.resolve("undelivered-" + name + ".ndjson")))
            .name("send." + name)
            .uid("send." + name)
            .setParallelism(1);
      }
    }
  }

  private WebhookChannel sink(City.Channel channel, Path undelivered) {
    return new WebhookChannel(
        WebhookChannel.Settings.usual(URI.create(channel.target()), undelivered.toString()),
        ChannelFilter.of(channel.rules(), channel.severities(), city.rules()),
        format);
  }
}
