package urbanbrain.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.channel.Means;
import urbanbrain.collect.Input;
import urbanbrain.kafka.Brokers;
import urbanbrain.text.Problem;

/** A city file whose sources and channels are topics. */
class TopicTextTest {

  private static final String CITY =
      """
      city: c
      zone: UTC
      rules: [rules]
      sources:
        - name: s
          kafka: { servers: ["a:1", "b:2"], topic: readings, properties: { sasl.jaas.config: "${env:JAAS}" } }
          lateness: 5m
          events: [ { stream: test.reading, time: at } ]
      channels:
        - kafka: { servers: "a:1", topic: alerts, guarantee: exactly_once, severities: Severe }
      letters: { kafka: { servers: "a:1", dead: dead.letters } }
      """;

  @TempDir private Path folder;

  private City.Read read(String text, City.Sources kind) throws IOException {
    Path file = Cities.write(folder, text);
    return City.read(file, new City.Given(Optional.empty(), Optional.empty(), 0, kind));
  }

  @Test
  void topicsAreReadLive() throws IOException {
    City.Read read = read(CITY, City.Sources.LIVE);
    assertThat(read.problems()).isEmpty();
    City city = read.city().orElseThrow();
    Brokers brokers = new Brokers("a:1,b:2", Map.of("sasl.jaas.config", "${env:JAAS}"));
    Input input = city.sources().get(0);
    assertThat(input.origin())
        .isEqualTo(new Input.Topic(brokers, "readings", "urban-brain", false, Input.Topic.ALL));
    assertThat(input.spec().lateness()).isEqualTo(300_000);
    assertThat(brokers.forClient())
        .containsEntry("bootstrap.servers", "a:1,b:2")
        .containsEntry("config.providers", "env,file")
        .containsEntry("sasl.jaas.config", "${env:JAAS}");
    City.Channel channel = city.channels().get(0);
    assertThat(channel.name()).isEqualTo("kafka-1");
    assertThat(((Means.Topic) channel.means()).target().exactlyOnce()).isTrue();
    assertThat(city.letters().dead()).isEqualTo("dead.letters");
    assertThat(city.letters().late()).isNull();
  }

  @Test
  void twoSourcesOfOneCodeAreRefused() throws IOException {
    String source = CITY.substring(CITY.indexOf("  - name: s"), CITY.indexOf("channels:"));
    String alike = source.replace("name: s", "name: source-92742");
    String two = alike + source.replace("name: s", "name: source-105535");
    assertThat(read(CITY.replace(source, two), City.Sources.LIVE).problems())
        .extracting(Problem::message)
        .containsExactly("'source-92742' and 'source-105535' share a code: rename one");
  }

  @Test
  void aRecordingHasNoTopicsAndALiveCityNoFiles() throws IOException {
    assertThat(read(CITY, City.Sources.RECORDED).problems())
        .extracting(Problem::message)
        .containsExactly(
            "a topic is read by `run`; what that recorded, by `replay --recording DIR`");
    assertThat(read(CITY, City.Sources.ANY).problems()).isEmpty();
    Files.writeString(folder.resolve("a.csv"), "sensor,at\n");
    String files = CITY.replaceFirst("kafka: \\{.*", "file: { path: a.csv }");
    assertThat(read(files, City.Sources.LIVE).problems())
        .extracting(Problem::message)
        .containsExactly("a file is a recording: `replay` reads it, `run` reads what goes on");
  }
}
