package urbanbrain.job;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** What the tasks of a job on an embedded cluster have shown, also after it has ended. */
public final class KeptMetrics implements MetricReporterFactory {

  private static final Map<String, List<Sample>> SHOWN = new ConcurrentHashMap<>();

  private final String id;

  /** One number that a task shows, with what a reporter makes labels of. */
  record Sample(String name, Map<String, String> labels, Metric metric) {

    String label(String label) {
      return labels.get("<" + label + ">");
    }

    long count() {
      return ((Counter) metric).getCount();
    }

    double value() {
      return ((Number) ((Gauge<?>) metric).getValue()).doubleValue();
    }
  }

  /** For Flink, which tells the id when it asks for the reporter. */
  public KeptMetrics() {
    this("");
  }

  /** Keeps what a job shows that has its {@link #settings}. */
  KeptMetrics(String id) {
    this.id = id;
  }

  Configuration settings() {
    Configuration settings = new Configuration();
    settings.setString("metrics.reporter.kept.factory.class", KeptMetrics.class.getName());
    settings.setString("metrics.reporter.kept.id", id);
    return settings;
  }

  /** The metrics of this name. */
  Stream<Sample> of(String name) {
    return SHOWN.get(id).stream().filter(sample -> sample.name.equals(name));
  }

  /** Sums of counters by labels, of which the values are joined by blanks. */
  Map<String, Long> by(String name, String... labels) {
    return sums(
        of(name),
        sample -> Stream.of(labels).map(sample::label).collect(Collectors.joining(" ")),
        Sample::count);
  }

  static <T> Map<String, Long> sums(
      Stream<T> all, Function<T, String> key, ToLongFunction<T> count) {
    return all.collect(Collectors.groupingBy(key, TreeMap::new, Collectors.summingLong(count)));
  }

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new Keeper(
        SHOWN.computeIfAbsent(properties.getProperty("id"), name -> new CopyOnWriteArrayList<>()));
  }

  private record Keeper(List<Sample> samples) implements MetricReporter {

    @Override
    public void open(MetricConfig config) {
      // there is nothing to begin
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
      samples.add(new Sample(name, group.getAllVariables(), metric));
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
      // what ends has shown what it has
    }

    @Override
    public void close() {
      // it is asked afterwards
    }
  }
}
