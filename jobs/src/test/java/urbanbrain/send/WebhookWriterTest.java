package urbanbrain.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/** Against a real receiver, on the task's real mailbox, with a clock set by hand. */
@Timeout(60)
class WebhookWriterTest {

  private static final long SECOND = 1000;

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
  void postsTheBodyAsACloudEvent() throws Exception {
    post("a1");
    until(this::allDelivered);
    assertThat(hook.bodies).containsExactly("body a1");
    assertThat(hook.types).containsExactly("application/cloudevents+json; charset=utf-8");
  }

  @Test
  void triesAgainLaterWhenTheReceiverIsUnwell() throws Exception {
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
    until(this::allDelivered);
    assertThat(hook.bodies).hasSize(2);
    assertThat(undeliveredFile()).containsExactly("body a1");
  }

  @Test
  void givesUpOneTryThatHangsAndTriesAgain() throws Exception {
    hook.thenHang();
    writer = writer(Duration.ofMillis(300));
    post("a1");
    until(() -> time.getNumActiveTimers() == 1);
    assertThat(writer.undelivered()).hasSize(1);
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
    mailbox.execute(() -> until(() -> writer.undelivered().size() == 1), "a1 arrives");
    mailbox.execute(() -> time.setCurrentTime(30 * SECOND), "time is up");
    writer.flush(true);
    assertThat(writer.undelivered()).isEmpty();
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
    assertThat(writer.undelivered()).hasSize(1);
  }

  @Test
  void keepsTheOrderOfAnIncidentWhileOthersGoAhead() throws Exception {
    hook.thenHang();
    post("a1");
    hook.awaitRequests(1);
    post("a2");
    post("b1");
    until(() -> writer.undelivered().size() == 2);
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
    var codec = new Message.Serializer();
    byte[] snapshot = codec.serialize(writer.undelivered());
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
    assertThat(writer.undelivered()).hasSize(100);
    assertThat(lost.getCount()).isEqualTo(2);
    assertThat(undeliveredFile()).containsExactly("body a2", "body a3");
  }

  private WebhookWriter writer(Duration timeout) {
    var settings =
        new WebhookChannel.Settings(
            hook.url(),
            folder.resolve("undelivered.ndjson").toString(),
            timeout,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            2,
            2,
            100);
    return new WebhookWriter(
        settings, "application/cloudevents+json", mailbox, time, lost, new Random(1));
  }

  private void post(String id) {
    writer.post(Message.fresh(id, id.substring(0, 1), "body " + id));
  }

  private boolean allDelivered() {
    return writer.undelivered().isEmpty();
  }

  /** Works off mails, waiting for them, until something holds. */
  private void until(BooleanSupplier holds) throws InterruptedException {
    while (!holds.getAsBoolean()) {
      mailbox.yield();
    }
  }

  private List<String> undeliveredFile() throws Exception {
    return Files.readAllLines(folder.resolve("undelivered.ndjson"));
  }
}
