package urbanbrain.send.webhook;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import urbanbrain.send.desk.Alarm;
import urbanbrain.send.desk.Desk;

/**
 * Posts messages to one webhook. All state is touched by the desk's own thread only; answers and
 * timers come to it as mails, so that neither a slow nor a dead receiver holds up the job.
 */
final class WebhookWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookWriter.class);

  /** So often a message may fail before it waits longer, while the receiver takes others. */
  private static final int PATIENCE = 8;

  private final WebhookSettings settings;
  private final Desk desk;
  private final Counts counts;
  private final Backoff backoff;
  private final Post post;
  private final Undelivered undelivered;
  private final Outbox outbox = new Outbox();
  private final Health health = new Health();
  private final Map<String, CompletableFuture<Answer>> tries = new HashMap<>();
  private final Alarm alarm;
  private long lastDelivery;
  private boolean isGone;
  private volatile boolean closed;

  WebhookWriter(WebhookSettings settings, Desk desk, Counts counts, RandomGenerator random)
      throws IOException {
    this.settings = settings;
    this.desk = desk;
    this.counts = counts;
    WebhookSettings.Retry retry = settings.retry();
    this.backoff = new Backoff(retry.firstWait(), retry.longestWait(), random);
    this.post = new Post(settings);
    this.undelivered = new Undelivered(settings.name(), settings.undelivered());
    this.alarm = new Alarm(desk, this::awake);
  }

  /** Takes up what an earlier run had not delivered. */
  void restore(Backlog backlog) throws IOException {
    isGone = address().equals(backlog.gone());
    for (Message message : backlog.messages()) {
      // Its clock may have gone differently.
      long since = Math.min(message.since(), desk.now());
      Message again =
          new Message(message.text(), since, 0, message.refusals(), message.notBefore());
      post(again);
    }
  }

  /**
   * Posts a message as soon as those before it allow. One that is told again before it has arrived
   * the first time is posted once.
   */
  void post(Message.Text text) throws IOException {
    if (!outbox.holds(text)) {
      post(Message.fresh(text, desk.now()));
    }
  }

  /** Posts a heartbeat, unless the last one has not left yet. */
  void beat(Message.Text text) throws IOException {
    if (!isGone && !outbox.has(text.incident())) {
      post(text);
    }
  }

  private void post(Message message) throws IOException {
    if (isGone) {
      setAside(List.of(message), "the receiver is gone");
      return;
    }
    outbox.add(message);
    keepBounds();
    sendDue();
  }

  private void keepBounds() throws IOException {
    WebhookSettings.Limits limits = settings.limits();
    while (outbox.size() > limits.messages() || outbox.bytes() > limits.bytes()) {
      Optional<Message> oldest = outbox.dropOldest();
      if (oldest.isEmpty()) {
        return;
      }
      setAside(List.of(oldest.get()), "too many wait");
    }
  }

  /** What is not delivered, those on their way among it. */
  Backlog backlog() {
    return new Backlog(
        outbox.all().stream().filter(m -> !Beat.is(m)).toList(), isGone ? address() : null);
  }

  /** How many messages are not delivered. */
  int waiting() {
    return outbox.size();
  }

  /** How many of them are on their way. */
  int inFlight() {
    return outbox.onTheirWay();
  }

  /** Whether the receiver wants no message ever again. */
  boolean isGone() {
    return isGone;
  }

  /** A checkpoint waits for nothing; the end of input waits for deliveries, but not for ever. */
  void flush(boolean endOfInput) throws IOException, InterruptedException {
    if (endOfInput && !drain(0)) {
      giveUp();
    }
    undelivered.sync();
  }

  /**
   * Waits until no more than so many messages are not delivered, or until nothing is delivered any
   * more; says which.
   */
  boolean drain(int most) throws IOException, InterruptedException {
    lastDelivery = desk.now();
    // Wakes the loop where nothing else does.
    try (Alarm end = new Alarm(desk, () -> {})) {
      while (outbox.size() > most && desk.now() < end()) {
        end.by(end());
        desk.await();
      }
    }
    return outbox.size() <= most;
  }

  /** Sets aside all that is not delivered. */
  void giveUp() throws IOException {
    cancelTries();
    List<Message> left = outbox.all();
    outbox.clear();
    setAside(left, "not delivered by the end");
    undelivered.sync();
  }

  private long end() {
    return lastDelivery + settings.retry().atEnd().toMillis();
  }

  private void sendDue() throws IOException {
    long now = desk.now();
    boolean isPaused = now < health.pausedUntil();
    if (isPaused || health.isDown()) {
      giveUpOld(now);
    }
    if (isPaused) {
      alarm.by(Math.min(health.pausedUntil(), now + lookMillis()));
      return;
    }
    int most = health.isDown() ? 1 : settings.limits().inFlight();
    while (outbox.onTheirWay() < most) {
      Optional<Message> next = outbox.take(now);
      if (next.isEmpty()) {
        outbox.nextAt().ifPresent(alarm::by);
        return;
      }
      send(next.get());
    }
  }

  /** How often it is looked for what is to be given up while the receiver is left alone. */
  private long lookMillis() {
    return Math.max(1_000, settings.retry().giveUpAfter().toMillis() / 8);
  }

  private void giveUpOld(long now) throws IOException {
    long limit = now - settings.retry().giveUpAfter().toMillis();
    setAside(outbox.dropOlder(limit), "not delivered in " + settings.retry().giveUpAfter());
  }

  private void awake() throws IOException {
    if (!closed && !isGone) {
      sendDue();
    }
  }

  private void send(Message message) {
    long number = health.begin();
    CompletableFuture<Answer> answer = post.carry(message, desk.now());
    tries.put(message.id(), answer);
    var unused = answer.whenComplete((got, why) -> mail(message, number, got, why));
  }

  /** Called by any thread: hands the answer to the desk's thread. */
  private void mail(Message message, long number, Answer got, Throwable why) {
    if (!closed) {
      Answer answer = got == null ? Answer.failed(why) : got;
      desk.mail(() -> answered(message, number, answer), "webhook answer");
    }
  }

  private void answered(Message message, long number, Answer answer) throws IOException {
    if (closed || !outbox.isOnItsWay(message)) {
      return; // given up in the meantime
    }
    tries.remove(message.id());
    switch (answer.verdict()) {
      case DELIVERED -> delivered(message);
      case REFUSED -> refused(message, answer);
      case UNWELL -> unwell(message, number, answer);
      case GONE -> gone();
    }
    if (!isGone) {
      sendDue();
    }
  }

  private void delivered(Message message) {
    well();
    counts.delivered(message, desk.now());
    lastDelivery = desk.now();
    outbox.done(message);
  }

  private void well() {
    if (health.isDown()) {
      LOG.info("{} answers again", settings.name());
      outbox.hurry();
    }
    health.well();
  }

  /** A receiver that can say what is wrong with a message is well. */
  private void refused(Message message, Answer answer) throws IOException {
    well();
    int refusals = message.refusals() + 1;
    if (Beat.is(message)) {
      outbox.done(message);
    } else if (refusals >= settings.limits().refusals()) {
      outbox.done(message);
      setAside(List.of(message), answer.says());
    } else {
      LOG.warn("{} refused {}: {}", settings.name(), message.id(), answer.says());
      counts.retries().inc();
      outbox.back(message.refused(desk.now() + backoff.millis(refusals, answer.retryAfter())));
    }
  }

  private void unwell(Message message, long number, Answer answer) throws IOException {
    int failures = health.failed(number);
    int steps = Math.max(failures, message.tries() + 1 - PATIENCE);
    long until = desk.now() + backoff.millis(steps, answer.retryAfter());
    if (answer.asksForRest()) {
      health.askedUntil(until);
    } else if (health.isDown()) {
      LOG.warn("{} did not take {}: {}", settings.name(), message.id(), answer.says());
      health.restUntil(until);
    }
    if (Beat.is(message)) {
      outbox.done(message);
    } else if (desk.now() - message.since() >= settings.retry().giveUpAfter().toMillis()) {
      outbox.done(message);
      setAside(List.of(message), answer.says());
    } else {
      counts.retries().inc();
      boolean waitsWithAll = health.isDown() || answer.asksForRest();
      outbox.back(message.tried(waitsWithAll ? Long.MIN_VALUE : until));
    }
  }

  private void gone() throws IOException {
    LOG.error("{} is disabled: its receiver says 410, it is gone", settings.name());
    isGone = true;
    cancelTries();
    List<Message> left = outbox.all();
    outbox.clear();
    setAside(left, "the receiver is gone");
  }

  private void setAside(List<Message> messages, String why) throws IOException {
    counts.lost().inc(undelivered.add(messages, why, desk.now()));
  }

  private String address() {
    return settings.receiver().url().toString();
  }

  @Override
  public void close() {
    closed = true;
    cancelTries();
    alarm.close();
    post.close();
  }

  private void cancelTries() {
    List<CompletableFuture<Answer>> open = List.copyOf(tries.values());
    tries.clear();
    open.forEach(answer -> answer.cancel(true));
  }
}
