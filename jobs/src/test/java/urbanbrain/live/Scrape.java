package urbanbrain.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What processes show at their endpoints, as read over HTTP in Prometheus' text format. */
record Scrape(List<Sample> samples) {

  /** Before the names of the job's own metrics. */
  static final String OPERATOR = "flink_taskmanager_job_task_operator_";

  private static final Pattern LINE = Pattern.compile("([\\w:]+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** One number. */
  record Sample(String name, Map<String, String> labels, double value) {}

  /** All that these addresses show. */
  static Scrape of(Collection<String> addresses) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    List<Sample> all = new ArrayList<>();
    for (String address : addresses) {
      HttpResponse<Stream<String>> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(address)).build(),
              HttpResponse.BodyHandlers.ofLines());
      if (answer.statusCode() != 200) {
        throw new IOException(address + " answers " + answer.statusCode());
      }
      answer.body().filter(line -> !line.startsWith("#")).map(Scrape::sample).forEach(all::add);
    }
    return new Scrape(all);
  }

  private static Sample sample(String line) {
    Matcher found = LINE.matcher(line);
    if (!found.matches()) {
      throw new IllegalArgumentException("no sample: " + line);
    }
    Map<String, String> labels = new TreeMap<>();
    String inBraces = found.group(2) == null ? "" : found.group(2);
    LABEL.matcher(inBraces).results().forEach(l -> labels.put(l.group(1), l.group(2)));
    return new Sample(found.group(1), labels, Double.parseDouble(found.group(3)));
  }

  /** The samples of one of the job's own metrics. */
  List<Sample> own(String name) {
    return samples.stream().filter(sample -> sample.name().equals(OPERATOR + name)).toList();
  }

  /** The sum of one of the job's own metrics over all that have this label. */
  double sum(String name, String label, String value) {
    return own(name).stream()
        .filter(sample -> value.equals(sample.labels().get(label)))
        .mapToDouble(Sample::value)
        .sum();
  }

  /** Sums of one of the job's own metrics by labels, of which the values are joined by blanks. */
  Map<String, Long> by(String name, String... labels) {
    return own(name).stream()
        .collect(
            Collectors.groupingBy(
                sample ->
                    Stream.of(labels).map(sample.labels()::get).collect(Collectors.joining(" ")),
                TreeMap::new,
                Collectors.summingLong(sample -> Math.round(sample.value()))));
  }
}
