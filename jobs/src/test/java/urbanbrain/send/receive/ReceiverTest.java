package urbanbrain.send.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.send.format.CloudEvents;
import urbanbrain.send.format.Messages;
import urbanbrain.send.format.Speakers;
import urbanbrain.send.sign.Signatures;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Fold;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;

/** Takes what is signed, folds it as the reference does, and writes what people say. */
class ReceiverTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
  private static final CloudEvents FORMAT =
      new CloudEvents(Speakers.of("riverton", ZoneOffset.UTC, true));

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Signatures signatures = new Signatures(List.of(new byte[24]));
  private final List<String> log = new ArrayList<>();
  private Receiver receiver;

  @BeforeEach
  void listen() throws IOException {
    receiver =
        new Receiver(
            new Receiver.Options(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                signatures,
                folder.resolve("operations.ndjson"),
                CLOCK),
            log::add);
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void takesWhatIsSignedAndNothingElse() throws Exception {
    String body = FORMAT.of(Messages.open("gas_leak-1", 1));
    assertThat(post(body, signatures).statusCode()).isEqualTo(204);
    assertThat(
            post(
                    body,
                    new Signatures(
                        List.of(
                            "another secret of 32 bytes or so".getBytes(StandardCharsets.UTF_8))))
                .statusCode())
        .isEqualTo(401);
    assertThat(post(body, new Signatures(List.of())).statusCode()).isEqualTo(401);
    assertThat(post("{}", signatures).statusCode()).isEqualTo(422);
    assertThat(post("no json", signatures).statusCode()).isEqualTo(422);
    assertThat(get("/incidents"))
        .contains("\"incident\":\"gas_leak-1\"", "\"sequence\":1")
        .hasLineCount(1);
    assertThat(log).hasSize(1);
    assertThat(receiver.table()).contains("Severe", "1 incidents, 1 of them go on");
  }

  @Test
  void foldsAsTheReferenceDoesWhateverTheOrder() throws Exception {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      alerts.add(Messages.open("gas_leak-" + i, 1));
      alerts.add(Messages.open("gas_leak-" + i, 2));
    }
    alerts.add(Messages.ended("gas_leak-3", 3, Incident.Reason.CLEARED));
    alerts.add(Messages.system(1, Alert.State.OPEN));
    java.util.Collections.shuffle(alerts, new Random(5));
    Fold expected = new Fold();
    Fold read = new Fold();
    for (Alert alert : alerts) {
      expected.take(alert);
      read.take(Reading.alert(FORMAT.of(alert).getBytes(StandardCharsets.UTF_8)).orElseThrow());
      post(FORMAT.of(alert), signatures);
    }
    assertThat(lines(read)).isEqualTo(lines(expected)).isNotEmpty();
    assertThat(read.strained()).isEqualTo(expected.strained()).hasSize(1);
    assertThat(get("/incidents")).hasLineCount(expected.standing().size());
  }

  @Test
  void whatPeopleSayIsWrittenAsEventsOfTheMessagesOwnTime() throws Exception {
    post(FORMAT.of(Messages.open("gas_leak-1", 1)), signatures);
    assertThat(receiver.say("ack 1 on my way", "ann")).isEmpty();
    assertThat(receiver.say("false gas_leak-1", "bob")).isEmpty();
    assertThat(receiver.say("close 7", "bob")).contains("no incident is called 7");
    assertThat(receiver.say("close", "bob").orElseThrow()).contains("NUMBER");
    assertThat(say("/close", "{\"incident\": 1, \"by\": \"eve\"}").statusCode()).isEqualTo(200);
    assertThat(say("/feedback", "{\"incident\": 1, \"verdict\": \"no\"}").statusCode())
        .isEqualTo(400);
    assertThat(Files.readAllLines(folder.resolve("operations.ndjson")))
        .containsExactly(
            "{\"kind\":\"ack\",\"at\":\"2016-01-27T22:07:11.5Z\",\"incident\":\"gas_leak-1\","
                + "\"by\":\"ann\",\"note\":\"on my way\"}",
            "{\"kind\":\"feedback\",\"at\":\"2016-01-27T22:07:11.5Z\",\"incident\":\"gas_leak-1\","
                + "\"verdict\":\"false\",\"by\":\"bob\"}",
            "{\"kind\":\"close\",\"at\":\"2016-01-27T22:07:11.5Z\",\"incident\":\"gas_leak-1\","
                + "\"by\":\"eve\"}");
  }

  @Test
  void aPageInABrowserCannotSpeakForAnybody() throws Exception {
    post(FORMAT.of(Messages.open("gas_leak-1", 1)), signatures);
    HttpRequest form =
        HttpRequest.newBuilder(uri("/close"))
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString("{\"incident\": 1}"))
            .build();
    assertThat(http.send(form, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(415);
    assertThat(folder.resolve("operations.ndjson")).doesNotExist();
  }

  private static List<String> lines(Fold fold) {
    IncidentLines format = new IncidentLines(ZoneOffset.UTC);
    return fold.incidents().stream().map(format::line).toList();
  }

  private HttpResponse<String> post(String body, Signatures by) throws Exception {
    String seconds = Long.toString(CLOCK.instant().getEpochSecond());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/alerts"))
            .header(Signatures.ID, "id")
            .header(Signatures.TIMESTAMP, seconds)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!by.isEmpty()) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      request.header(Signatures.SIGNATURE, by.sign("id", seconds, bytes));
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> say(String path, String json) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private String get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri(path)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private URI uri(String path) {
    return URI.create("http://localhost:%d%s".formatted(receiver.port(), path));
  }
}
