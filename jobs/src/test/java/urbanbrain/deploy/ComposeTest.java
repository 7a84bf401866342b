package urbanbrain.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.container.entrypoint.StandaloneApplicationClusterConfigurationParserFactory;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmanager.HighAvailabilityMode;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import urbanbrain.cli.Main;

/**
 * The deployment on one machine, as far as it can be judged without containers: Flink, Kafka and
 * our own commands take what is given to them, and all agree with the example city.
 */
class ComposeTest {

  private static final Pattern TOPICS = Pattern.compile("for topic in ([^;]+);");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):([+-])([^}]*)}");

  private static JsonNode services;
  private static JsonNode city;

  @BeforeAll
  static void read() throws IOException {
    services = Deployed.yaml("compose.yaml").path("services");
    city = Deployed.yaml("city/city.yaml");
  }

  private static JsonNode service(String name) {
    assertThat(services.has(name)).as(name).isTrue();
    return services.path(name);
  }

  /** As the image's start script reads them: a key, a colon, and all that follows. */
  private static Map<String, String> settings(String service, Map<String, String> environment) {
    Map<String, String> settings = new TreeMap<>();
    String text = service(service).at("/environment/FLINK_PROPERTIES").asText();
    for (String line : interpolated(text, environment).lines().map(String::strip).toList()) {
      if (!line.isEmpty()) {
        String[] parts = line.split(":", 2);
        assertThat(parts).as(line).hasSize(2);
        assertThat(line).doesNotContain("\"", "'", "#");
        settings.put(parts[0], parts[1].strip());
      }
    }
    return settings;
  }

  /** As Compose does it, with what this machine would have. */
  private static String interpolated(String text, Map<String, String> environment) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            variable -> {
              boolean isSet = environment.containsKey(variable.group(1));
              boolean isInstead = variable.group(2).equals("+");
              return isSet && !isInstead
                  ? environment.get(variable.group(1))
                  : isSet == isInstead ? variable.group(3) : "";
            });
  }

  @Test
  void everySettingIsOneOfFlinks() {
    Map<String, String> settings = settings("jobmanager", Map.of());
    assertThat(settings).isEqualTo(settings("taskmanager", Map.of()));
    assertThat(FlinkSettings.problems(settings)).isEmpty();
    assertThat(FlinkSettings.needs(settings)).isEmpty();
    Configuration flink = Configuration.fromMap(settings);
    assertThat(HighAvailabilityMode.fromConfig(flink)).isEqualTo(HighAvailabilityMode.ZOOKEEPER);
    TaskExecutorProcessUtils.processSpecFromConfig(flink);
    service(settings.get("high-availability.zookeeper.quorum").split(":", 2)[0]);
  }

  @Test
  void itGoesOnFromASavepointWhereOneIsNamed() {
    String savepoint = "file:///opt/urban-brain/state/savepoints/savepoint-1";
    Map<String, String> settings =
        settings("jobmanager", Map.of("SAVEPOINT", savepoint, "LEAVE_OUT", "true"));
    assertThat(FlinkSettings.problems(settings)).isEmpty();
    Configuration flink = Configuration.fromMap(settings);
    assertThat(SavepointRestoreSettings.fromConfiguration(flink))
        .isEqualTo(SavepointRestoreSettings.forPath(savepoint, true));
    assertThat(settings("jobmanager", Map.of()))
        .doesNotContainKeys("execution.state-recovery.path", "");
  }

  @Test
  void flinkTakesTheCommandAndRunTakesTheRest() throws Exception {
    List<String> command = Deployed.strings(service("jobmanager").path("command"));
    assertThat(command.get(0)).isEqualTo("standalone-job");
    List<String> started = new ArrayList<>(List.of("--configDir", "conf"));
    started.addAll(command.subList(1, command.size()));
    CommandLine parsed =
        new DefaultParser()
            .parse(
                new StandaloneApplicationClusterConfigurationParserFactory().getOptions(),
                started.toArray(String[]::new),
                true);
    assertThat(parsed.getOptionValue("job-classname")).isEqualTo(Deployed.mainClass());
    Deployed.checkRuns(Arrays.asList(parsed.getArgs()));
    assertThat(Deployed.strings(service("taskmanager").path("command")))
        .containsExactly("taskmanager");
  }

  @Test
  void theReceiverIsOurs() throws Exception {
    JsonNode receiver = service("receiver");
    List<String> entry = Deployed.strings(receiver.path("entrypoint"));
    assertThat(entry).contains(Main.class.getName());
    assertThat(entry.get(2)).contains("/opt/flink/usrlib/" + Deployed.jobJar());
    List<String> command = Deployed.strings(receiver.path("command"));
    var receive = Main.commandLine().parseArgs(command.toArray(String[]::new)).subcommand();
    assertThat(receive.commandSpec().name()).isEqualTo("receive");
    URI url = URI.create(city.at("/channels/1/webhook/url").asText());
    service(url.getHost());
    assertThat(receive.matchedOptionValue("--port", 0)).isEqualTo(url.getPort());
  }

  @Test
  void theBrokersSettingsAreKafkas() {
    Set<String> known = AbstractKafkaConfig.CONFIG_DEF.names();
    service("kafka")
        .path("environment")
        .fieldNames()
        .forEachRemaining(
            name ->
                assertThat(known)
                    .contains(
                        name.replaceFirst("^KAFKA_", "")
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '.')));
  }

  @Test
  void itsTopicsAreThoseOfTheCityAndOnItsBroker() {
    Matcher topics = TOPICS.matcher(service("topics").at("/command/2").asText());
    assertThat(topics.find()).isTrue();
    assertThat(topics.group(1).split(" ", -1))
        .containsExactlyInAnyOrderElementsOf(clients("topic", "dead", "late", "audit"));
    assertThat(clients("servers")).hasSize(1);
    assertThat(service("kafka").at("/environment/KAFKA_ADVERTISED_LISTENERS").asText())
        .contains("://" + clients("servers").iterator().next() + ",");
  }

  /** What the city says to Kafka under these names. */
  private static Set<String> clients(String... names) {
    Set<String> all = new TreeSet<>();
    for (JsonNode kafka : city.findValues("kafka")) {
      for (String name : names) {
        if (kafka.has(name)) {
          all.add(kafka.path(name).asText());
        }
      }
    }
    return all;
  }

  @Test
  void everySecretOfTheCityIsGiven() throws IOException {
    assertThat(Deployed.secrets()).contains("ALERT_SECRET");
    for (String service : List.of("jobmanager", "taskmanager", "receiver")) {
      for (String secret : Deployed.secrets()) {
        assertThat(service(service).path("environment").path(secret).asText())
            .as("%s of %s", secret, service)
            .startsWith("${" + secret + ":?");
      }
    }
  }

  @Test
  void whatIsMountedIsThereOrAVolume() throws IOException {
    Set<String> volumes = new TreeSet<>();
    Deployed.yaml("compose.yaml").path("volumes").fieldNames().forEachRemaining(volumes::add);
    for (JsonNode service : services) {
      for (String mount : Deployed.strings(service.path("volumes"))) {
        String from = mount.split(":", 2)[0];
        if (from.startsWith(".")) {
          assertThat(Deployed.FOLDER.resolve(from)).isDirectory();
          assertThat(mount).endsWith(":ro");
        } else {
          assertThat(volumes).contains(from);
        }
      }
    }
  }

  @Test
  void portsAreOpenToThisMachineOnly() {
    for (JsonNode service : services) {
      assertThat(Deployed.strings(service.path("ports"))).allMatch(p -> p.startsWith("127.0.0.1:"));
    }
  }

  @Test
  void whatWaitsForAnotherWaitsForOneThatIsThere() {
    for (JsonNode service : services) {
      service.path("depends_on").fieldNames().forEachRemaining(ComposeTest::service);
    }
  }
}
