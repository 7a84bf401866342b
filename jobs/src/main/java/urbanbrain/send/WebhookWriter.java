package urbanbrain.send;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.random.RandomGenerator;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts messages to one webhook. All state is touched by the task's own thread only; answers and
 * timers come to it as mails, so that neither a slow nor a dead receiver holds up the job.
 */
final class WebhookWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookWriter.class);

  private final WebhookChannel.Settings settings;
  private final String mediaType;
  private final MailboxExecutor mailbox;
  private final ProcessingTimeService time;
  private final Counter lost;
  private final Backoff backoff;
  private final HttpClient http;
  private final Outbox outbox = new Outbox();
  private final Map<String, CompletableFuture<?>> requests = new HashMap<>();
  private int failures;
  private long pausedUntil = Long.MIN_VALUE;
  private long wakeAt = Long.MAX_VALUE;
  private ScheduledFuture<?> wake;
  private volatile boolean closed;

  WebhookWriter(
      WebhookChannel.Settings settings,
      String mediaType,
      MailboxExecutor mailbox,
      ProcessingTimeService time,
      Counter lost,
      RandomGenerator random) {
    this.settings = settings;
    this.mediaType = mediaType;
    this.mailbox = mailbox;
    this.time = time;
    this.lost = lost;
    this.backoff = new Backoff(settings.firstWait(), settings.longestWait(), random);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.timeout())
            .build();
  }

  /** Takes up what an earlier run had not delivered. */
  void restore(List<Message> messages) {
    messages.forEach(this::post);
  }

  /** Posts a message as soon as those before it allow. */
  void post(Message message) {
    outbox.add(message);
    if (outbox.size() > settings.capacity()) {
      outbox.dropOldest().ifPresent(oldest -> setAside(oldest, "too many wait"));
    }
    sendDue();
  }

  /** The messages that are not delivered, those on their way among them. */
  List<Message> undelivered() {
    return outbox.all();
  }

  /** A checkpoint waits for nothing; the end of input waits for deliveries, but not for ever. */
  void flush(boolean endOfInput) throws InterruptedException {
    if (!endOfInput || outbox.size() == 0) {
      return;
    }
    long deadline = now() + settings.atEnd().toMillis();
    // Wakes the loop below where nothing else does.
    ScheduledFuture<?> alarm = time.registerTimer(deadline, at -> {});
    while (outbox.size() > 0 && now() < deadline) {
      mailbox.yield();
    }
    alarm.cancel(false);
    giveUp();
  }

  private void giveUp() {
    cancelRequests();
    List<Message> left = outbox.all();
    outbox.clear();
    left.forEach(message -> setAside(message, "not delivered by the end"));
  }

  private void sendDue() {
    if (now() < pausedUntil) {
      wakeAt(pausedUntil);
      return;
    }
    while (outbox.onTheirWay() < settings.inFlight()) {
      Optional<Message> next = outbox.take(now());
      if (next.isEmpty()) {
        outbox.nextAt().ifPresent(this::wakeAt);
        return;
      }
      send(next.get());
    }
  }

  /** One timer at a time, the earliest. */
  private void wakeAt(long at) {
    if (at < wakeAt) {
      if (wake != null) {
        wake.cancel(false);
      }
      wakeAt = at;
      wake = time.registerTimer(at, now -> awake());
    }
  }

  private void awake() {
    wakeAt = Long.MAX_VALUE;
    wake = null;
    if (!closed) {
      sendDue();
    }
  }

  private void send(Message message) {
    HttpRequest request =
        HttpRequest.newBuilder(settings.url())
            .timeout(settings.timeout())
            .header("Content-Type", mediaType + "; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(message.body(), StandardCharsets.UTF_8))
            .build();
    var response = http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    requests.put(message.id(), response);
    var unused = response.whenComplete((got, why) -> mail(message, got, why));
  }

  /** Called by a thread of the client: hands the answer to the task's thread. */
  private void mail(Message message, HttpResponse<Void> response, Throwable failure) {
    if (closed) {
      return;
    }
    try {
      mailbox.execute(() -> answered(message, answer(response, failure)), "webhook answer");
    } catch (RejectedExecutionException e) {
      LOG.debug("the task is gone; {} is sent again after a restore", message.id());
    }
  }

  private Answer answer(HttpResponse<Void> response, Throwable failure) {
    if (failure != null) {
      return Answer.failed(failure);
    }
    String retryAfter = response.headers().firstValue("Retry-After").orElse(null);
    return Answer.of(response.statusCode(), retryAfter, Instant.ofEpochMilli(now()));
  }

  private void answered(Message message, Answer answer) {
    if (requests.remove(message.id()) == null) {
      return; // given up in the meantime
    }
    switch (answer.verdict()) {
      case DELIVERED -> {
        failures = 0;
        outbox.done(message);
      }
      case REFUSED -> refused(message, answer);
      case UNWELL -> unwell(message, answer);
    }
    sendDue();
  }

  private void refused(Message message, Answer answer) {
    int refusals = message.refusals() + 1;
    if (refusals >= settings.refusals()) {
      outbox.done(message);
      setAside(message, answer.says());
    } else {
      LOG.warn("{} refused {}: {}", settings.url(), message.id(), answer.says());
      outbox.back(message.refused(now() + backoff.millis(refusals, Duration.ZERO)));
    }
  }

  /** Leaves the receiver alone; answers to what was sent at the same time count as one failure. */
  private void unwell(Message message, Answer answer) {
    if (now() >= pausedUntil) {
      failures++;
      LOG.warn("{} did not take {}: {}", settings.url(), message.id(), answer.says());
    }
    long until = now() + backoff.millis(failures, answer.retryAfter());
    pausedUntil = Math.max(pausedUntil, until);
    outbox.back(message);
  }

  private void setAside(Message message, String why) {
    LOG.error("{} will not get {}: {}", settings.url(), message.id(), why);
    lost.inc();
    try {
      Path file = Path.of(settings.undelivered()).toAbsolutePath();
      Files.createDirectories(file.getParent());
      Files.writeString(
          file, message.body() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.error("nor can it be kept in {}", settings.undelivered(), e);
    }
  }

  private long now() {
    return time.getCurrentProcessingTime();
  }

  @Override
  public void close() {
    closed = true;
    cancelRequests();
    if (wake != null) {
      wake.cancel(false);
    }
  }

  private void cancelRequests() {
    requests.values().forEach(request -> request.cancel(true));
    requests.clear();
  }
}
