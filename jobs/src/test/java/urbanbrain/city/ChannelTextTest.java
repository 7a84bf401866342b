package urbanbrain.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.channel.Means;
import urbanbrain.send.route.Route.Certainty;
import urbanbrain.send.sign.Secrets;

/** What a city file says of its webhooks, and what is wrong with it. */
class ChannelTextTest {

  private static final Path RESOURCES = Path.of("src/test/resources/city");

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "sensor,at\n");
  }

  @Test
  void everyMistakeIsShownAtItsPlaceAndNoSecretIs() throws IOException {
    Path file = Cities.write(folder, Files.readString(RESOURCES.resolve("channels.yaml")));
    String problems = Cities.render(Cities.read(file), folder);
    assertThat(problems).doesNotContain("c2VjcmV0");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(RESOURCES.resolve("channels.txt"), problems);
    }
    assertThat(problems).isEqualTo(Files.readString(RESOURCES.resolve("channels.txt")));
  }

  @Test
  void aWebhookSaysHowItDeliversAndWhatItIsFor() throws IOException {
    City city =
        Cities.city(
            folder,
            """
            city: c
            zone: UTC
            rules: [rules]
            sources: [ { name: s, file: { path: a.csv }, events: [ { stream: test.reading, time: at } ] } ]
            channels:
              - webhook:
                  name: desk
                  url: "https://x.org"
                  secret_env: NEW
                  secret_file: keys/old
                  ca: ca.pem
                  allow_link_local: true
                  timeout: 5s
                  give_up_after: 2h
                  at_once: 4
                  heartbeat: 5m
                  provisional: false
                  update_every: 10m
                  escalate: { unless: ack, after: 15m, to: chief }
              - webhook: { name: chief, url: "https://y.org" }
            """);
    City.Channel desk = city.channels().get(0);
    Secrets secrets = ((Means.Webhook) desk.means()).delivery().secrets();
    assertThat(secrets.variables()).containsExactly("NEW");
    assertThat(secrets.files()).containsExactly(folder.resolve("keys/old").toString());
    assertThat(((Means.Webhook) desk.means()).delivery().ca())
        .isEqualTo(folder.resolve("ca.pem").toString());
    assertThat(((Means.Webhook) desk.means()).delivery().allowLinkLocal()).isTrue();
    assertThat(((Means.Webhook) desk.means()).delivery().giveUpAfter()).isEqualTo(7_200_000);
    assertThat(((Means.Webhook) desk.means()).delivery().heartbeat()).isEqualTo(300_000);
    assertThat(desk.routing().certainty()).isEqualTo(Certainty.OBSERVED);
    assertThat(desk.routing().escalateAfter()).isEqualTo(900_000);
    assertThat(desk.routing().escalateTo()).isEqualTo("chief");
    assertThat(city.channels().get(1).routing().escalateAfter()).isZero();
  }
}
