package urbanbrain.kafka;

import java.io.Serializable;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * Kafka brokers, and how a client speaks to them. A value of a property may be {@code ${env:NAME}},
 * an environment variable, or {@code ${file:PATH:KEY}}, an entry of a file of properties: these are
 * looked up by Kafka's client where it runs, so that no secret stands in the job's plan.
 *
 * @param servers the first ones to ask, {@code host:port,host:port}
 * @param properties Kafka's own, such as {@code security.protocol}
 */
public record Brokers(String servers, Map<String, String> properties) implements Serializable {

  private static final String PROVIDERS = "config.providers";

  public Brokers {
    properties = new TreeMap<>(properties);
  }

  /** Whether a value says where it is to be looked up. */
  public static boolean isLookedUp(String value) {
    return value.contains("${env:") || value.contains("${file:");
  }

  /** All that a client is told of them, in Kafka's words. */
  public Properties forClient() {
    Properties all = new Properties();
    all.setProperty(PROVIDERS, "env,file");
    all.setProperty(PROVIDERS + ".env.class", EnvVarConfigProvider.class.getName());
    all.setProperty(PROVIDERS + ".file.class", FileConfigProvider.class.getName());
    properties.forEach(all::setProperty);
    all.setProperty("bootstrap.servers", servers);
    return all;
  }
}
