package urbanbrain.send.webhook;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import urbanbrain.send.reach.Addresses;
import urbanbrain.send.reach.Trust;
import urbanbrain.send.sign.Signatures;

/** Carries one message at a time to a receiver, signed; never waits for an answer. */
final class Post implements AutoCloseable {

  private final WebhookSettings.Receiver receiver;
  private final long timeoutMillis;
  private final Signatures signatures;
  private final ExecutorService threads;
  private final HttpClient http;

  /** Reads the secrets, and the certificates if there is a file of them. */
  Post(WebhookSettings settings) throws IOException {
    receiver = settings.receiver();
    timeoutMillis = settings.retry().timeout().toMillis();
    signatures = new Signatures(receiver.secrets().read(System::getenv));
    threads =
        Executors.newCachedThreadPool(
            new ThreadFactoryBuilder()
                .setNameFormat(settings.name() + "-%d")
                .setDaemon(true)
                .build());
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            // What a proxy resolves a name to nobody here could judge.
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(settings.retry().timeout())
            .executor(threads);
    if (receiver.ca() != null) {
      client.sslContext(Trust.in(Path.of(receiver.ca())));
    }
    http = client.build();
  }

  /** Tries once; whoever cancels the answer ends the try. */
  CompletableFuture<Answer> carry(Message message, long now) {
    HttpRequest request = request(message.text(), now / 1000);
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    threads.execute(() -> begin(request, answer, now));
    // The client's own limit ends with the head of a response; its rest may take for ever.
    return answer.orTimeout(timeoutMillis, TimeUnit.MILLISECONDS);
  }

  private HttpRequest request(Message.Text text, long seconds) {
    String timestamp = Long.toString(seconds);
    byte[] body = text.body();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(receiver.url())
            .header("Content-Type", text.mediaType() + "; charset=utf-8")
            .header(Signatures.ID, text.id())
            .header(Signatures.TIMESTAMP, timestamp)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (!signatures.isEmpty()) {
      request.header(Signatures.SIGNATURE, signatures.sign(text.id(), timestamp, body));
    }
    return request.build();
  }

  /** Names are looked up here, as that takes its time, and as late as can be. */
  private void begin(HttpRequest request, CompletableFuture<Answer> answer, long now) {
    if (answer.isDone()) {
      return;
    }
    try {
      check(request.uri());
      link(http.sendAsync(request, HttpResponse.BodyHandlers.discarding()), answer, now);
    } catch (IOException | RuntimeException e) {
      answer.complete(Answer.failed(e));
    }
  }

  /** Each ends with the other. */
  private static void link(
      CompletableFuture<HttpResponse<Void>> response, CompletableFuture<Answer> answer, long now) {
    var unused =
        response.whenComplete(
            (got, why) -> answer.complete(why == null ? judge(got, now) : Answer.failed(why)));
    var unusedToo = answer.whenComplete((done, why) -> response.cancel(true));
  }

  private void check(URI uri) throws IOException {
    if (!receiver.allowLinkLocal()) {
      Addresses.check(uri.getHost());
    }
  }

  private static Answer judge(HttpResponse<Void> response, long now) {
    String retryAfter = response.headers().firstValue("Retry-After").orElse(null);
    return Answer.of(response.statusCode(), retryAfter, Instant.ofEpochMilli(now));
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
