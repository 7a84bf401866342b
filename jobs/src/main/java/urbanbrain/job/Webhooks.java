package urbanbrain.job;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import urbanbrain.city.City;
import urbanbrain.city.channel.Delivery;
import urbanbrain.send.ChannelFilter;
import urbanbrain.send.format.Format;
import urbanbrain.send.webhook.Beat;
import urbanbrain.send.webhook.WebhookChannel;
import urbanbrain.send.webhook.WebhookSettings;
import urbanbrain.verdict.Alert;

/** The webhooks of a city file, each a sink of its own: one that is down holds up no other. */
public final class Webhooks implements Outlets {

  private final City city;
  private final Path folder;
  private final Format format;
  private final boolean isExercise;

  /**
   * The webhooks of a city.
   *
   * @param folder where what cannot be delivered is kept
   * @param isExercise whether this is a replay
   */
  public Webhooks(City city, Path folder, Format format, boolean isExercise) {
    this.city = city;
    this.folder = folder;
    this.format = format;
    this.isExercise = isExercise;
  }

  @Override
  public void connect(
      SingleOutputStreamOperator<?> decoded, SingleOutputStreamOperator<Alert> alerts) {
    for (City.Channel channel : city.channels()) {
      if (channel.kind() == City.Channel.Kind.WEBHOOK) {
        String name = "send." + channel.name();
        ChannelFilter filter =
            ChannelFilter.of(channel.rules(), channel.severities(), city.rules());
        alerts
            .filter(filter::takes)
            .name(name + ".filter")
            .setParallelism(1)
            .sinkTo(sink(channel))
            .name(name)
            .uid(name)
            .setParallelism(1);
      }
    }
  }

  private WebhookChannel sink(City.Channel channel) {
    long every = channel.delivery().heartbeat();
    Optional<Beat> beat =
        every == 0
            ? Optional.empty()
            : Optional.of(new Beat(city.name(), channel.name(), every, isExercise));
    return new WebhookChannel(settings(channel, undelivered(channel)), format, beat);
  }

  private String undelivered(City.Channel channel) {
    return folder.resolve("undelivered-" + channel.name() + ".ndjson").toString();
  }

  /** How a channel delivers; what it cannot deliver is kept in a file. */
  public static WebhookSettings settings(City.Channel channel, String undelivered) {
    Delivery delivery = channel.delivery();
    WebhookSettings.Retry usual = WebhookSettings.Retry.USUAL;
    WebhookSettings.Limits most = WebhookSettings.Limits.USUAL;
    return new WebhookSettings(
        channel.name(),
        new WebhookSettings.Receiver(
            URI.create(channel.target()),
            delivery.secrets(),
            delivery.ca(),
            delivery.allowLinkLocal()),
        new WebhookSettings.Retry(
            Duration.ofMillis(delivery.timeout()),
            usual.firstWait(),
            usual.longestWait(),
            Duration.ofMillis(delivery.giveUpAfter()),
            usual.atEnd()),
        new WebhookSettings.Limits(
            delivery.atOnce(), most.refusals(), most.messages(), most.bytes()),
        undelivered);
  }
}
