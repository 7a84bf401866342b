package urbanbrain.bench.latency;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import urbanbrain.event.Place;
import urbanbrain.flow.raise.AlertCodec;
import urbanbrain.rule.Severity;
import urbanbrain.send.format.Format;
import urbanbrain.send.sign.Secrets;
import urbanbrain.send.webhook.WebhookChannel;
import urbanbrain.send.webhook.WebhookSettings;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Incident;

/** Our webhook for jobs that know nothing of rules: posts the name of each sensor that fell. */
final class Webhook {

  private Webhook() {}

  /** Posts these to a receiver. */
  static void post(DataStream<String> sensors, JobPlan plan) {
    Path undelivered = plan.folder().resolve("undelivered.ndjson");
    WebhookSettings settings =
        new WebhookSettings(
            "webhook",
            new WebhookSettings.Receiver(URI.create(plan.receiver()), Secrets.NONE, null, false),
            WebhookSettings.Retry.USUAL,
            WebhookSettings.Limits.USUAL,
            undelivered.toString());
    sensors
        .map(Webhook::message)
        .returns(new AlertCodec().info())
        .sinkTo(new WebhookChannel(settings, new Plain(), Optional.empty()));
  }

  private static Alert message(String sensor) {
    return new Alert(
        sensor,
        1,
        Alert.Type.ALERT,
        Alert.State.OPEN,
        0,
        List.of(),
        null,
        List.of(),
        Map.of("en", "Values fell at " + sensor),
        false,
        facts(sensor),
        new Alert.Origin(0, Map.of()));
  }

  /** Nobody reads them. */
  private static Incident facts(String sensor) {
    return new Incident(
        sensor,
        "fall",
        "",
        true,
        Incident.Reason.GAP,
        Severity.Minor,
        0,
        0,
        Place.NONE,
        sensor,
        1,
        new Evidence(List.of(), 0, new long[0]));
  }

  /** A message that is its headline. */
  private static final class Plain implements Format {

    @Override
    public String mediaType() {
      return "application/json";
    }

    @Override
    public String of(Alert alert) {
      return "{\"headline\":\"" + alert.headline().get("en") + "\"}";
    }
  }
}
