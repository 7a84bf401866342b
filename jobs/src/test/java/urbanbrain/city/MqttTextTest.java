package urbanbrain.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import urbanbrain.collect.Input;
import urbanbrain.mapping.SourceSpec;
import urbanbrain.mqtt.MqttSettings;
import urbanbrain.mqtt.MqttSettings.Broker;
import urbanbrain.mqtt.MqttSettings.Limits;
import urbanbrain.mqtt.MqttSettings.Login;
import urbanbrain.mqtt.MqttSettings.Retry;
import urbanbrain.mqtt.MqttSettings.Server;
import urbanbrain.mqtt.MqttSettings.Session;
import urbanbrain.mqtt.MqttSettings.Tls;
import urbanbrain.mqtt.MqttSettings.Version;
import urbanbrain.text.Problem;

/** A city file whose sources are topics of a broker of MQTT. */
class MqttTextTest {

  private static final String CITY =
      """
      city: c
      zone: UTC
      rules: [rules]
      sources:
        - name: s
          mqtt: %s
          events: [ { stream: test.reading, time: at } ]
      """;
  private static final String SHORT = "{ servers: \"b:1883\", topics: readings }";

  @TempDir private Path folder;

  private City.Read read(String mqtt, City.Sources kind) throws IOException {
    Path file = Cities.write(folder, CITY.formatted(mqtt));
    return City.read(file, new City.Given(Optional.empty(), Optional.empty(), 0, kind));
  }

  private Input input(String mqtt) throws IOException {
    City.Read read = read(mqtt, City.Sources.LIVE);
    assertThat(read.problems()).isEmpty();
    return read.city().orElseThrow().sources().get(0);
  }

  @Test
  void whatIsNotSaidIsAsUsual() throws IOException {
    Input input = input(SHORT);
    assertThat(input.origin())
        .isEqualTo(
            new Input.Session(
                new MqttSettings(
                    new Broker("b", 1883, Version.V5, Tls.OFF),
                    Login.NONE,
                    new Session("urban-brain-s", Duration.ofDays(7)),
                    new Limits(20_000, 1 << 20),
                    Retry.USUAL,
                    List.of("readings"),
                    null)));
    assertThat(input.spec().file()).isEqualTo("readings");
    assertThat(input.spec().idle()).isEqualTo(SourceSpec.NEVER);
  }

  @Test
  void allThatCanBeSaidIsRead() throws IOException {
    Input input =
        input(
            """
            { servers: ["b:1", "[::1]:8883"], topics: [a/+, "b/#"], client_id: "me 2", version: 5,
                  ca: ca.pem, user_env: EVE, password_env: PW, session_expiry: 2h,
                  unacknowledged: 50000, topic_as: topic }""");
    assertThat(input.origin())
        .isEqualTo(
            new Input.Session(
                new MqttSettings(
                    new Broker(
                        List.of(new Server("b", 1), new Server("::1", 8883)),
                        Version.V5,
                        new Tls(true, folder.resolve("ca.pem").toString())),
                    new Login("EVE", "PW"),
                    new Session("me 2", Duration.ofHours(2)),
                    new Limits(50_000, 1 << 20),
                    Retry.USUAL,
                    List.of("a/+", "b/#"),
                    "topic")));
    assertThat(input.spec().file()).isEqualTo("a/+, b/#");
    Input older = input("{ servers: \"b:1\", topics: t, version: 3.1.1, tls: true }");
    MqttSettings settings = ((Input.Session) older.origin()).settings();
    assertThat(settings.broker()).isEqualTo(new Broker("b", 1, Version.V3, Tls.USUAL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ topics: t }                      | 6:11 mqtt needs 'servers'",
        "`{ servers: \"b:1\" }`             | 6:11 mqtt needs 'topics'",
        "`{ servers: [], topics: t }`       | 6:22 the list of servers is empty",
        "`{ servers: b, topics: t }`        | 6:22 'b' is no server: write host:port",
        "`{ servers: \"b:99999\", topics: t }` | 6:22 99999 is no port",
        "`{ servers: \"b:1\", topics: \"a/#/b\" }` | 6:37 Topic filter [a/#/b]",
        "`{ servers: \"b:1\", topics: t, version: 4 }` | 6:49 '4' is none of the words known here: 5, 3.1.1",
        "`{ servers: \"b:1\", topics: t, tls: false, ca: x }` | 6:56 certificates are for tls, and tls is false",
        "`{ servers: \"b:1\", topics: t, password_env: P }` | 6:11 a password needs a user: say user_env too",
        "`{ servers: \"b:1\", topics: t, user_env: a-b }` | 6:50 the name of an environment variable is wanted",
        "`{ servers: \"b:1\", topics: t, client_id: \"\" }` | 6:51 a text is wanted here",
        "`{ servers: \"b:1\", topics: t, session_expiry: 1ms }` | 6:56 a session that lasts PT0.001S cannot be",
        "`{ servers: \"b:1\", topics: t, version: 3.1.1, session_expiry: 1d }` | 6:72 with MQTT 3.1.1 the broker decides",
        "`{ servers: \"b:1\", topics: t, unacknowledged: 50001 }` | 6:56 50001 is more than 50000",
        "`{ servers: \"b:1\", topics: t, unacknowledged: 0 }` | 6:56 a whole number of at least 1",
        "`{ servers: \"b:1\", topics: t, topic_as: a.b }` | 6:50 'a.b' is no name of a member",
        "`{ servers: \"b:1\", topics: t, qos: 1 }` | 6:40 mqtt has no word 'qos'",
        "`` | 6:10 'mqtt' is empty",
      })
  void whatCannotBeIsSaidAtItsPlace(String mqtt, String problem) throws IOException {
    City.Read read = read(mqtt, City.Sources.LIVE);
    assertThat(read.problems())
        .extracting(p -> "%d:%d %s".formatted(p.line(), p.column(), p.message()))
        .singleElement()
        .asString()
        .startsWith(problem);
  }

  @Test
  void noSecretIsShown() throws IOException {
    City.Read read =
        read(
            "{ servers: \"eve:sesame1@b:1\", topics: t, password: sesame2, password_env: sesame-3 }",
            City.Sources.LIVE);
    assertThat(read.problems()).hasSize(4);
    assertThat(Cities.render(read, folder)).doesNotContain("sesame");
  }

  @Test
  void aRecordingHasNoneAndASourceHasOneOrigin() throws IOException {
    assertThat(messages(read(SHORT, City.Sources.RECORDED)))
        .containsExactly("what comes by MQTT is read by `run`: a recording of it is a file");
    assertThat(messages(read(SHORT, City.Sources.ANY))).isEmpty();
    String both = SHORT + "\n    kafka: { servers: \"k:1\", topic: t }";
    assertThat(messages(read(both, City.Sources.LIVE)))
        .containsExactly("a source is one of: kafka, mqtt");
  }

  @Test
  void topicsOfBothKindsStandInOneCity() throws IOException {
    Path file = Path.of("src/test/resources/live/city.yaml");
    City.Given live = new City.Given(Optional.empty(), Optional.empty(), 0, City.Sources.LIVE);
    City.Read read = City.read(file, live);
    assertThat(messages(read)).isEmpty();
    assertThat(read.city().orElseThrow().sources())
        .extracting(input -> input.origin().getClass().getSimpleName())
        .containsExactly("Session", "Session", "Topic");
  }

  @Test
  void aSessionBelongsToOneSource() throws IOException {
    String one = "  - name: %s\n    mqtt: { servers: \"%s\", topics: t, client_id: me }\n";
    String rest = "    events: [ { stream: test.reading, time: at } ]\n";
    String text = CITY.substring(0, CITY.indexOf("  - name"));
    for (String[] at : List.of(new String[] {"a", "b:1"}, new String[] {"b", "b:1"})) {
      text += one.formatted((Object[]) at) + rest;
    }
    Path file = Cities.write(folder, text);
    City.Given live = new City.Given(Optional.empty(), Optional.empty(), 0, City.Sources.LIVE);
    assertThat(messages(City.read(file, live)))
        .containsExactly("there are two sources with the client id 'me' there");
    Cities.write(folder, text.replaceFirst("b:1", "c:1"));
    assertThat(messages(City.read(file, live))).isEmpty();
  }

  private static List<String> messages(City.Read read) {
    return Arrays.asList(read.problems().stream().map(Problem::message).toArray(String[]::new));
  }
}
