package urbanbrain.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterators;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.HighAvailabilityMode;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.state.StateBackendLoader;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The deployment on Kubernetes, as far as it can be judged without one: every word of it is one
 * that the operator or Kubernetes knows, every setting one of Flink's, and what it names is there.
 */
class FlinkDeploymentTest {

  /** The words of the operator's v1beta1 and of Kubernetes' pods that are used here. */
  private static final Map<String, Set<String>> WORDS =
      Map.ofEntries(
          words("", "apiVersion kind metadata spec"),
          words("/metadata", "name namespace labels annotations"),
          words(
              "/spec",
              "image imagePullPolicy flinkVersion mode serviceAccount flinkConfiguration"
                  + " podTemplate jobManager taskManager job ingress logConfiguration restartNonce"),
          words("/spec/jobManager", "resource replicas podTemplate"),
          words("/spec/taskManager", "resource replicas podTemplate"),
          words("/spec/jobManager/resource", "cpu memory ephemeralStorage"),
          words("/spec/taskManager/resource", "cpu memory ephemeralStorage"),
          words(
              "/spec/job",
              "jarURI entryClass args parallelism state upgradeMode allowNonRestoredState"
                  + " initialSavepointPath savepointRedeployNonce"));

  private static final Set<String> CONTAINER =
      ImmutableSet.of(
          "name",
          "envFrom",
          "env",
          "ports",
          "securityContext",
          "volumeMounts",
          "startupProbe",
          "livenessProbe",
          "readinessProbe",
          "resources");

  private static JsonNode file;
  private static JsonNode spec;
  private static Map<String, String> settings;
  private static JsonNode main;

  private static Map.Entry<String, Set<String>> words(String at, String words) {
    return Map.entry(at, ImmutableSet.copyOf(words.split(" ", -1)));
  }

  @BeforeAll
  static void read() throws IOException {
    file = Deployed.yaml("flink-deployment.yaml");
    spec = file.path("spec");
    settings = Deployed.texts(spec.path("flinkConfiguration"));
    main = spec.at("/podTemplate/spec/containers/0");
  }

  @Test
  void everyWordIsKnown() {
    assertThat(file.path("apiVersion").asText()).isEqualTo("flink.apache.org/v1beta1");
    assertThat(file.path("kind").asText()).isEqualTo("FlinkDeployment");
    WORDS.forEach((at, words) -> assertThat(words).as(at).containsAll(names(file.at(at))));
    for (JsonNode pod : pods()) {
      assertThat(Set.of("apiVersion", "kind", "metadata", "spec")).containsAll(names(pod));
      assertThat(Set.of("containers", "volumes", "securityContext"))
          .containsAll(names(pod.path("spec")));
      JsonNode container = pod.at("/spec/containers/0");
      assertThat(container.path("name").asText()).isEqualTo("flink-main-container");
      assertThat(CONTAINER).containsAll(names(container));
    }
  }

  @Test
  void everySettingIsOneOfFlinks() {
    assertThat(FlinkSettings.problems(settings)).isEmpty();
    assertThat(FlinkSettings.needs(settings)).isEmpty();
    assertThat(HighAvailabilityMode.fromConfig(Configuration.fromMap(settings)))
        .isEqualTo(HighAvailabilityMode.KUBERNETES);
  }

  @Test
  void whatMustOutliveAPodIsOnObjectStorage() {
    Configuration flink = Configuration.fromMap(settings);
    assertThat(
            List.of(
                flink.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY),
                flink.get(CheckpointingOptions.SAVEPOINT_DIRECTORY),
                flink.get(HighAvailabilityOptions.HA_STORAGE_PATH)))
        .allMatch(place -> place.startsWith("s3://BUCKET/urban-brain/"));
  }

  @Test
  void stateIsInRocksDbAndCheckpointsHoldWhatChanged() throws Exception {
    Configuration flink = Configuration.fromMap(settings);
    assertThat(
            StateBackendLoader.loadStateBackendFromConfig(flink, getClass().getClassLoader(), null))
        .isInstanceOf(EmbeddedRocksDBStateBackend.class);
    assertThat(flink.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isTrue();
  }

  @Test
  void flinkCanDivideTheMemory() {
    Configuration flink = Configuration.fromMap(settings);
    flink.set(TaskManagerOptions.TOTAL_PROCESS_MEMORY, memory("taskManager"));
    flink.set(JobManagerOptions.TOTAL_PROCESS_MEMORY, memory("jobManager"));
    assertThat(TaskExecutorProcessUtils.processSpecFromConfig(flink).getManagedMemorySize())
        .isGreaterThan(MemorySize.ofMebiBytes(1_000));
    assertThat(JobManagerProcessUtils.processSpecFromConfig(flink).getJvmHeapMemorySize())
        .isGreaterThan(MemorySize.ofMebiBytes(1_000));
  }

  private static MemorySize memory(String of) {
    return MemorySize.parse(spec.path(of).at("/resource/memory").asText());
  }

  @Test
  void theJobIsTheOneThatIsBuilt() throws Exception {
    JsonNode job = spec.path("job");
    assertThat(job.path("jarURI").asText())
        .isEqualTo("local:///opt/flink/usrlib/" + Deployed.jobJar());
    assertThat(job.path("entryClass").asText()).isEqualTo(Deployed.mainClass());
    Class.forName(Deployed.mainClass()).getMethod("main", String[].class);
    Deployed.checkRuns(Deployed.strings(job.path("args")));
    String version = Deployed.flinkVersion();
    assertThat(spec.path("flinkVersion").asText())
        .isEqualTo("v" + version.substring(0, version.lastIndexOf('.')).replace('.', '_'));
  }

  @Test
  void itIsUpgradedBySavepointAndLosesNoStateUnasked() {
    JsonNode job = spec.path("job");
    assertThat(job.path("upgradeMode").asText()).isEqualTo("savepoint");
    assertThat(job.path("state").asText()).isEqualTo("running");
    assertThat(job.path("allowNonRestoredState").isBoolean()).isTrue();
    assertThat(job.path("allowNonRestoredState").asBoolean()).isFalse();
    assertThat(job.path("parallelism").asInt()).isPositive();
  }

  @Test
  void whatIsMountedIsAVolumeAndTheCityIsOneOfThem() {
    List<String> volumes = new ArrayList<>();
    spec.at("/podTemplate/spec/volumes").forEach(v -> volumes.add(v.path("name").asText()));
    List<String> mounted = new ArrayList<>();
    main.path("volumeMounts").forEach(m -> mounted.add(m.path("name").asText()));
    assertThat(mounted).containsExactlyInAnyOrderElementsOf(volumes).contains("city", "out");
  }

  @Test
  void metricsAreReadWhereTheyAreGiven() {
    String port = settings.get("metrics.reporter.prom.port");
    assertThat(main.at("/ports/0/name").asText()).isEqualTo("metrics");
    assertThat(main.at("/ports/0/containerPort").asText()).isEqualTo(port);
    assertThat(spec.at("/podTemplate/metadata/annotations/prometheus.io~1port").asText())
        .isEqualTo(port);
    assertThat(
            spec.at("/taskManager/podTemplate/spec/containers/0/livenessProbe/tcpSocket/port")
                .asText())
        .isEqualTo(port);
  }

  @Test
  void nothingRunsAsRoot() {
    JsonNode security = spec.at("/podTemplate/spec/securityContext");
    assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
    assertThat(security.path("runAsUser").asInt()).isEqualTo(9999);
    assertThat(main.at("/securityContext/allowPrivilegeEscalation").asBoolean(true)).isFalse();
  }

  private static List<JsonNode> pods() {
    return List.of(
        spec.path("podTemplate"),
        spec.at("/jobManager/podTemplate"),
        spec.at("/taskManager/podTemplate"));
  }

  private static Set<String> names(JsonNode mapping) {
    assertThat(mapping.isObject()).isTrue();
    return ImmutableSet.copyOf(Iterators.unmodifiableIterator(mapping.fieldNames()));
  }
}
