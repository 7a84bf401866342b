package urbanbrain.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.collect.rules.Rereading;
import urbanbrain.collect.rules.RuleFeed;
import urbanbrain.collect.rules.RuleTopic;
import urbanbrain.kafka.Brokers;
import urbanbrain.text.Problem;

/** What a city file says of rules that change while a job runs. */
class RuleFeedTextTest {

  private static final String CITY =
      """
      city: c
      zone: UTC
      rules: [rules]
      sources:
        - name: s
          kafka: { servers: "a:1", topic: readings }
          events: [ { stream: test.reading, time: at } ]
      """;

  @TempDir private Path folder;

  private City.Read read(String more) throws IOException {
    City.Given live = new City.Given(Optional.empty(), Optional.empty(), 0, City.Sources.LIVE);
    return City.read(Cities.write(folder, CITY + more), live);
  }

  private RuleFeed feed(String more) throws IOException {
    City.Read read = read(more);
    assertThat(read.problems()).isEmpty();
    return read.feed().orElseThrow();
  }

  private List<String> problems(String more) throws IOException {
    return read(more).problems().stream().map(Problem::message).toList();
  }

  @Test
  void withoutAWordTheRulesStay() throws IOException {
    assertThat(read("").feed()).isEmpty();
  }

  @Test
  void theFoldersAreReadAgain() throws IOException {
    String rules = folder.resolve("rules").toAbsolutePath().toString();
    RuleFeed feed = feed("rules_every: 10s\n");
    assertThat(feed).isEqualTo(new Rereading(List.of(rules), 10_000, feed.files()));
    assertThat(feed.files()).isNotEmpty();
  }

  @Test
  void aTopicChangesFilesOfTheFolder() throws IOException {
    String rules = folder.resolve("rules").toAbsolutePath().toString();
    RuleFeed feed = feed("rules_topic: { servers: [\"a:1\", \"b:2\"], topic: city.rules }\n");
    Brokers brokers = new Brokers("a:1,b:2", Map.of());
    assertThat(feed).isEqualTo(new RuleTopic(brokers, "city.rules", rules, feed.files()));
  }

  @Test
  void whatIsNotUnderstoodIsAProblem() throws IOException {
    assertThat(problems("rules_every: often\n")).hasSize(1);
    assertThat(problems("rules_topic: { servers: here, every: 1s }\n"))
        .containsExactlyInAnyOrder(
            "a topic of rules needs 'topic'",
            "a topic of rules has no word 'every': it has servers, properties, topic",
            "'here' is no server: write host:port");
    assertThat(problems("rules_every: 1s\nrules_topic: { servers: \"a:1\", topic: t }\n"))
        .containsExactly("the rules change either by `rules_every` or by `rules_topic`");
  }
}
