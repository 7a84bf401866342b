package urbanbrain.deploy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.ConfigConstants;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ResourceManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.highavailability.JobResultStoreOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/** Settings of Flink as a file gives them, held against the options that Flink declares. */
final class FlinkSettings {

  private static final List<Class<?>> DECLARED =
      List.of(
          BlobServerOptions.class,
          CheckpointingOptions.class,
          ClusterOptions.class,
          CoreOptions.class,
          DeploymentOptions.class,
          ExecutionOptions.class,
          HeartbeatManagerOptions.class,
          HighAvailabilityOptions.class,
          JobManagerOptions.class,
          JobResultStoreOptions.class,
          MetricOptions.class,
          PipelineOptions.class,
          ResourceManagerOptions.class,
          RestOptions.class,
          RestartStrategyOptions.class,
          RocksDBConfigurableOptions.class,
          RocksDBOptions.class,
          StateBackendOptions.class,
          StateRecoveryOptions.class,
          TaskManagerOptions.class,
          WebOptions.class);

  private static final String LABELS =
      ConfigConstants.METRICS_REPORTER_PREFIX + "prom.filterLabelValueCharacters";

  /** Read by plugins of the image, which are not on this class path: known by name alone. */
  private static final Set<String> OF_PLUGINS =
      Set.of(
          ConfigConstants.METRICS_REPORTER_PREFIX + "prom.port",
          LABELS,
          "s3.endpoint",
          "s3.path.style.access");

  private static final Map<String, ConfigOption<?>> OPTIONS = options();

  private FlinkSettings() {}

  private static Map<String, ConfigOption<?>> options() {
    Map<String, ConfigOption<?>> options = new TreeMap<>();
    for (Class<?> declared : DECLARED) {
      for (Field field : declared.getFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class) {
          ConfigOption<?> option = value(field);
          options.put(option.key(), option);
        }
      }
    }
    return options;
  }

  private static ConfigOption<?> value(Field field) {
    try {
      return (ConfigOption<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field.getName(), e);
    }
  }

  /** What Flink does not know of these, and what it cannot read. */
  static List<String> problems(Map<String, String> settings) {
    List<String> problems = new ArrayList<>();
    settings.forEach((key, value) -> problem(key, value).ifPresent(problems::add));
    return problems;
  }

  private static Optional<String> problem(String key, String value) {
    if (OF_PLUGINS.contains(key)) {
      return Optional.empty();
    }
    ConfigOption<?> option = OPTIONS.get(unnamed(key));
    if (option == null) {
      return Optional.of("no option of Flink: " + key);
    }
    try {
      Configuration.fromMap(Map.of(option.key(), value)).getOptional(option);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(key + ": " + e.getMessage());
    }
  }

  /** Options of a reporter are declared without its name. */
  private static String unnamed(String key) {
    String prefix = ConfigConstants.METRICS_REPORTER_PREFIX;
    return key.startsWith(prefix) ? key.substring(key.indexOf('.', prefix.length()) + 1) : key;
  }

  /** All that the live job needs of a cluster, whatever else it is like. */
  static List<String> needs(Map<String, String> settings) {
    Configuration flink = Configuration.fromMap(settings);
    List<String> missing = new ArrayList<>();
    if (flink.get(CheckpointingOptions.ENABLE_UNALIGNED)) {
      missing.add("checkpoints are aligned: a change of rules keeps its place");
    }
    if (!"filesystem".equals(flink.get(CheckpointingOptions.CHECKPOINT_STORAGE))) {
      missing.add("checkpoints are files: what waits for a webhook is part of them");
    }
    if (!"false".equals(settings.get(LABELS))) {
      missing.add("labels are as they are: the dashboard asks for names of channels");
    }
    for (ConfigOption<?> needed :
        List.of(
            CheckpointingOptions.CHECKPOINTING_INTERVAL,
            CheckpointingOptions.CHECKPOINTS_DIRECTORY,
            CheckpointingOptions.SAVEPOINT_DIRECTORY,
            CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
            HighAvailabilityOptions.HA_MODE,
            HighAvailabilityOptions.HA_STORAGE_PATH,
            RestartStrategyOptions.RESTART_STRATEGY)) {
      if (flink.getOptional(needed).isEmpty()) {
        missing.add(needed.key());
      }
    }
    return missing;
  }
}
