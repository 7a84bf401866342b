package urbanbrain.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.event.Dictionary;
import urbanbrain.flow.raise.AlertCodec;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Severity;
import urbanbrain.send.format.CloudEvents;
import urbanbrain.send.format.Messages;
import urbanbrain.send.format.Speakers;
import urbanbrain.send.sign.Secrets;
import urbanbrain.send.webhook.Hook;
import urbanbrain.send.webhook.WebhookChannel;
import urbanbrain.send.webhook.WebhookSettings;
import urbanbrain.verdict.Alert;

/** Channels at work in a job. */
@Timeout(120)
class ChannelsTest {

  private static final CloudEvents FORMAT =
      new CloudEvents(Speakers.of("riverton", ZoneOffset.UTC, true));

  @TempDir Path folder;

  @Test
  void aWebhookGetsEachLiveMessageInOrderAndAFileGetsAll() throws Exception {
    List<Alert> alerts =
        List.of(
            Messages.open("i", 1),
            Messages.trial("t", 1),
            Messages.of("unwanted", "u"),
            Messages.open("i", 2));
    try (Hook hook = new Hook()) {
      hook.then(503);
      run(alerts, hook);
      assertThat(hook.bodies).containsExactly(line(alerts, 0), line(alerts, 0), line(alerts, 3));
    }
    assertThat(Files.readAllLines(folder.resolve("alerts.ndjson")))
        .containsExactlyElementsOf(alerts.stream().map(FORMAT::of).toList());
    assertThat(folder.resolve("undelivered.ndjson")).doesNotExist();
  }

  private static String line(List<Alert> alerts, int i) {
    return FORMAT.of(alerts.get(i));
  }

  private void run(List<Alert> alerts, Hook hook) throws Exception {
    Configuration options = new Configuration();
    options.set(PipelineOptions.GENERIC_TYPES, false);
    var env = StreamExecutionEnvironment.createLocalEnvironment(1, options);
    var stream = env.fromData(alerts, new AlertCodec().info());
    ChannelFilter all = ChannelFilter.of(List.of(), List.of(), rules("gas_leak", "unwanted"));
    stream.sinkTo(FileChannel.to(folder.resolve("alerts.ndjson").toString(), all, FORMAT));
    ChannelFilter one = ChannelFilter.of(List.of("gas_leak"), List.of(), rules("gas_leak"));
    stream.filter(one::takes).sinkTo(new WebhookChannel(settings(hook), FORMAT, Optional.empty()));
    env.execute();
  }

  private WebhookSettings settings(Hook hook) {
    return new WebhookSettings(
        "hook",
        new WebhookSettings.Receiver(hook.url(), Secrets.NONE, null, false),
        new WebhookSettings.Retry(
            Duration.ofSeconds(10),
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1)),
        new WebhookSettings.Limits(8, 2, 100, 1 << 20),
        folder.resolve("undelivered.ndjson").toString());
  }

  private static RuleSet rules(String... names) {
    IncidentSpec spec = new IncidentSpec(Severity.Severe, Map.of(), 0, Double.NaN, false);
    return new RuleSet(
        new Dictionary(List.of()), List.of(names).stream().map(name -> rule(name, spec)).toList());
  }

  private static Rule rule(String name, IncidentSpec spec) {
    Form form = new Form.Any(List.of());
    return new Rule(
        name, "", Rule.Status.LIVE, "", "0", RuleClass.M, "", form, spec, name + ".yaml");
  }
}
