package urbanbrain.job.outlet;

import static com.google.common.base.Preconditions.checkArgument;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import urbanbrain.city.City;
import urbanbrain.city.channel.Delivery;
import urbanbrain.city.channel.Means;
import urbanbrain.send.format.Format;
import urbanbrain.send.webhook.Beat;
import urbanbrain.send.webhook.WebhookChannel;
import urbanbrain.send.webhook.WebhookSettings;

/**
 * Makes sinks of a city's webhooks.
 *
 * @param folder where what cannot be delivered is kept
 * @param isExercise whether this is a replay
 */
public record WebhookSinks(City city, Path folder, boolean isExercise) {

  WebhookChannel sink(City.Channel channel, Format format) {
    long every = webhook(channel).delivery().heartbeat();
    Optional<Beat> beat =
        every == 0
            ? Optional.empty()
            : Optional.of(new Beat(city.name(), channel.name(), every, isExercise));
    return new WebhookChannel(settings(channel, undelivered(channel, folder)), format, beat);
  }

  private static Means.Webhook webhook(City.Channel channel) {
    checkArgument(channel.means() instanceof Means.Webhook, "%s is no webhook", channel.name());
    return (Means.Webhook) channel.means();
  }

  /** The file of a run that takes what a channel cannot deliver. */
  public static Path undelivered(City.Channel channel, Path folder) {
    return folder.resolve("undelivered-" + channel.name() + ".ndjson");
  }

  /** How a webhook delivers; what it cannot deliver is kept in a file. */
  public static WebhookSettings settings(City.Channel channel, Path undelivered) {
    Means.Webhook webhook = webhook(channel);
    Delivery delivery = webhook.delivery();
    WebhookSettings.Retry usual = WebhookSettings.Retry.USUAL;
    WebhookSettings.Limits most = WebhookSettings.Limits.USUAL;
    return new WebhookSettings(
        channel.name(),
        new WebhookSettings.Receiver(
            URI.create(webhook.url()),
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
        undelivered.toString());
  }
}
