package urbanbrain.send.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.runtime.tasks.StreamTaskActionExecutor;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.apache.flink.streaming.runtime.tasks.mailbox.MailboxExecutorImpl;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailboxImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.send.desk.TaskDesk;
import urbanbrain.send.sign.Secrets;

/** Against a real receiver, on the task's real mailbox, with a clock set by hand. */
@Timeout(60)
class WebhookWriterTest {

  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;

  @TempDir Path folder;
  private final Hook hook = new Hook();
  private final SimpleCounter lost = new SimpleCounter();
  private final TestProcessingTimeService time = new TestProcessingTimeService();
  private MailboxExecutorImpl mailbox;
  private WebhookWriter writer;

  @BeforeEach
  void begin() throws Exception {
    time.setCurrentTime(0);
    mailbox =
        new MailboxExecutorImpl(
            new TaskMailboxImpl(Thread.currentThread()), 0, StreamTaskActionExecutor.IMMEDIATE);
    writer = writer(Duration.ofSeconds(30));
  }

  @AfterEach
  void end() {
    writer.close();
    hook.close();
  }

  @Test
  void postsTheBodyAsACloudEventUnderItsId() throws Exception {
    time.setCurrentTime(90 * SECOND);
    post("a1");
    until(this::allDelivered);
    assertThat(hook.bodies).containsExactly("body a1");
    assertThat(hook.types).containsExactly("application/cloudevents+json; charset=utf-8");
    assertThat(hook.headers.get(0).getFirst("webhook-id")).isEqualTo("a1");
    assertThat(hook.headers.get(0).getFirst("webhook-timestamp")).isEqualTo("90");
    assertThat(hook.headers.get(0)).doesNotContainKey("Webhook-signature");
  }

  @Test
  void triesAgainLaterUnderTheSameIdWhenTheReceiverIsUnwell() throws Exception {
    hook.then(503).then(500);
    post("a1");
    until(() -> time.getNumActiveTimers() == 1);
    assertThat(hook.bodies).hasSize(1);
    time.setCurrentTime(SECOND);
    until(() -> time.getNumActiveTimers() == 1);
    assertThat(hook.bodies).hasSize(2);
    time.setCurrentTime(3 * SECOND);
    until(this::allDelivered);
    assertThat(hook.bodies).containsOnly("body a1").hasSize(3);
    assertThat(hook.headers).allMatch(h -> h.getFirst("webhook-id").equals("a1"));
    assertThat(hook.headers.get(2).getFirst("webhook-timestamp")).isEqualTo("3");
  }

  @Test
  void aFailureHoldsUpNoOtherIncident() throws Exception {
    hook.then(503);
    post("a1");
    until(() -> time.getNumActiveTimers() == 1);
    post("b1");
    until(() -> writer.waiting() == 1);
    assertThat(hook.bodies).containsExactly("body a1", "body b1");
    time.setCurrentTime(SECOND);
    until(this::allDelivered);
  }

  @Test
  void aReceiverThatIsDownIsAskedByOneMessageAtATime() throws Exception {
    hook.then(503).then(503);
    post("a1");
    until(() -> time.getNumActiveTimers() == 1);
    time.setCurrentTime(SECOND);
    until(() -> time.getNumActiveTimers() == 1);
    post("b1");
    post("c1");
    assertThat(hook.bodies).hasSize(2);
    time.setCurrentTime(3 * SECOND);
    until(this::allDelivered);
    assertThat(hook.bodies).hasSize(5);
  }

  @Test
  void waitsAsLongAsTheReceiverAsks() throws Exception {
    hook.then(429, "Retry-After", "120");
    post("a1");
    until(() -> time.getNumActiveTimers() == 1);
    time.setCurrentTime(119 * SECOND);
    assertThat(time.getNumActiveTimers()).isEqualTo(1);
    post("b1");
    assertThat(hook.bodies).hasSize(1);
    time.setCurrentTime(120 * SECOND);
    until(this::allDelivered);
    assertThat(hook.bodies).hasSize(3);
  }

  @Test
  void setsAsideWhatIsRefusedAgainAndAgainAndGoesOnWithTheNext() throws Exception {
    hook.then(400).then(400);
    post("a1");
    post("a2");
    until(() -> time.getNumActiveTimers() == 1);
    time.setCurrentTime(SECOND);
    until(this::allDelivered);
    assertThat(hook.bodies).containsExactly("body a1", "body a1", "body a2");
    assertThat(undeliveredFile()).containsExactly("body a1");
    assertThat(lost.getCount()).isEqualTo(1);
  }

  @Test
  void aRedirectIsNotFollowedAndIsNoSuccess() throws Exception {
    hook.then(302, "Location", "/elsewhere").then(307, "Location", "/elsewhere");
    post("a1");
    until(() -> time.getNumActiveTimers() == 1);
    time.setCurrentTime(SECOND);
    until(() -> time.getNumActiveTimers() == 1);
    assertThat(hook.bodies).hasSize(2);
    assertThat(writer.waiting()).isEqualTo(1);
  }

  @Test
  void givesUpAfterTheLongestTimeAndKeepsAllInTheFile() throws Exception {
    hook.then(503).then(503).then(503);
    post("a1");
    until(() -> time.getNumActiveTimers() == 1);
    time.setCurrentTime(SECOND);
    until(() -> time.getNumActiveTimers() == 1);
    post("a2");
    post("b1");
    time.setCurrentTime(10 * MINUTE);
    until(() -> writer.waiting() == 2 && time.getNumActiveTimers() == 1);
    assertThat(undeliveredFile()).containsExactly("body a1");
    time.setCurrentTime(21 * MINUTE);
    until(this::allDelivered);
    assertThat(undeliveredFile()).containsExactly("body a1", "body a2", "body b1");
    assertThat(lost.getCount()).isEqualTo(3);
  }

  @Test
  void aReceiverThatIsGoneGetsNothingMoreAndAllIsKept() throws Exception {
    hook.thenHang().then(200).then(410);
    post("b1");
    hook.awaitRequests(1);
    for (String id : List.of("a1", "a2", "a3")) {
      post(id);
    }
    until(writer::isGone);
    post("c1");
    assertThat(undeliveredFile())
        .endsWith("body c1")
        .containsExactlyInAnyOrder("body a2", "body a3", "body b1", "body c1");
    assertThat(writer.backlog().gone()).isEqualTo(hook.url().toString());
    Backlog state = writer.backlog();
    writer.close();
    writer = writer(Duration.ofSeconds(30));
    writer.restore(state);
    post("d1");
    assertThat(undeliveredFile()).endsWith("body d1");
  }

  @Test
  void givesUpOneTryThatHangsAndTriesAgain() throws Exception {
    hook.thenHang();
    writer = writer(Duration.ofMillis(300));
    post("a1");
    until(() -> time.getNumActiveTimers() == 1);
    assertThat(writer.waiting()).isEqualTo(1);
    time.setCurrentTime(SECOND);
    until(this::allDelivered);
    assertThat(hook.bodies).hasSize(2);
  }

  @Test
  void theEndWaitsForDeliveriesButNotForEver() throws Exception {
    hook.then(200).thenHang();
    post("a1");
    post("a2");
    // Runs inside the flush, once it has nothing else to do.
    mailbox.execute(
        () -> {
          until(() -> writer.waiting() == 1);
          time.setCurrentTime(30 * SECOND);
        },
        "a1 arrives, and then time is up");
    writer.flush(true);
    assertThat(writer.waiting()).isZero();
    assertThat(undeliveredFile()).containsExactly("body a2");
    assertThat(lost.getCount()).isEqualTo(1);
  }

  @Test
  void theEndIsReachedAtOnceWhenAllIsDelivered() throws Exception {
    for (int i = 1; i < 50; i++) {
      post("abc".charAt(i % 3) + "" + i);
    }
    writer.flush(true);
    assertThat(hook.bodies).hasSize(49).doesNotHaveDuplicates();
    assertThat(lost.getCount()).isZero();
    assertThat(time.getNumActiveTimers()).isZero();
  }

  @Test
  void aCheckpointWaitsForNothing() throws Exception {
    hook.thenHang();
    post("a1");
    writer.flush(false);
    assertThat(writer.backlog().messages()).hasSize(1);
  }

  @Test
  void keepsTheOrderOfAnIncidentWhileOthersGoAhead() throws Exception {
    hook.thenHang();
    post("a1");
    hook.awaitRequests(1);
    post("a2");
    post("b1");
    until(() -> writer.waiting() == 2);
    assertThat(hook.bodies).containsExactly("body a1", "body b1");
    hook.release(1);
    until(this::allDelivered);
    assertThat(hook.bodies).containsExactly("body a1", "body b1", "body a2");
  }

  @Test
  void hasOnlySoManyOnTheirWay() throws Exception {
    hook.thenHang().thenHang();
    for (String incident : List.of("a1", "b1", "c1", "d1")) {
      post(incident);
    }
    hook.awaitRequests(2);
    hook.release(2);
    until(this::allDelivered);
    assertThat(hook.most.get()).isEqualTo(2);
  }

  @Test
  void sendsAgainAfterARestoreWhatWasNotDelivered() throws Exception {
    hook.thenHang();
    post("a1");
    post("a2");
    hook.awaitRequests(1);
    var codec = new Backlog.Serializer();
    byte[] snapshot = codec.serialize(writer.backlog());
    writer.close();
    writer = writer(Duration.ofSeconds(30));
    writer.restore(codec.deserialize(codec.getVersion(), snapshot));
    until(this::allDelivered);
    assertThat(hook.bodies).endsWith("body a1", "body a2");
  }

  @Test
  void setsTheOldestAsideWhenTooManyWait() throws Exception {
    hook.thenHang();
    for (int i = 1; i <= 102; i++) {
      post("a" + i);
    }
    assertThat(writer.waiting()).isEqualTo(100);
    assertThat(lost.getCount()).isEqualTo(2);
    assertThat(undeliveredFile()).containsExactly("body a2", "body a3");
  }

  @Test
  void setsTheOldestAsideWhenTheyAreTooLargeTogether() throws Exception {
    hook.thenHang();
    Random random = new Random(4);
    for (int i = 1; i <= 3; i++) {
      StringBuilder noise = new StringBuilder(); // packed it has three quarters of this
      random.ints(530_000, ' ', 'a').forEach(noise::appendCodePoint);
      writer.post(Message.Text.of("a" + i, "a", "text/plain", noise.toString()));
    }
    assertThat(writer.waiting()).isEqualTo(2);
    assertThat(lost.getCount()).isEqualTo(1);
  }

  @Test
  void aHeartbeatIsNeverKept() throws Exception {
    hook.thenHang();
    Beat beat = new Beat("riverton", "hook", 60_000, false);
    writer.beat(beat.text(0, 0, 0));
    writer.beat(beat.text(1, 0, 0));
    assertThat(writer.waiting()).isEqualTo(1);
    assertThat(writer.backlog().messages()).isEmpty();
    hook.awaitRequests(1);
    assertThat(hook.bodies.get(0)).contains("urbanbrain.heartbeat", "\"kind\":\"heartbeat\"");
    writer.giveUp();
    assertThat(folder.resolve("undelivered.ndjson")).doesNotExist();
  }

  private WebhookWriter writer(Duration timeout) throws IOException {
    var settings =
        new WebhookSettings(
            "hook",
            new WebhookSettings.Receiver(hook.url(), Secrets.NONE, null, false),
            new WebhookSettings.Retry(
                timeout,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofSeconds(30)),
            new WebhookSettings.Limits(2, 2, 100, 1_000_000),
            folder.resolve("undelivered.ndjson").toString());
    var counts = new Counts(new SimpleCounter(), new SimpleCounter(), lost);
    return new WebhookWriter(settings, new TaskDesk(mailbox, time), counts, new Random(1));
  }

  private void post(String id) throws IOException {
    writer.post(
        Message.Text.of(id, id.substring(0, 1), "application/cloudevents+json", "body " + id));
  }

  private boolean allDelivered() {
    return writer.waiting() == 0;
  }

  /** Works off mails, waiting for them, until something holds. */
  private void until(BooleanSupplier holds) throws InterruptedException {
    while (!holds.getAsBoolean()) {
      mailbox.yield();
    }
  }

  private List<String> undeliveredFile() throws IOException {
    List<String> bodies = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("undelivered.ndjson"))) {
      bodies.add(new ObjectMapper().readTree(line).path("body").asText());
    }
    return bodies;
  }
}
