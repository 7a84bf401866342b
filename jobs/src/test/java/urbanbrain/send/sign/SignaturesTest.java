package urbanbrain.send.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against the library of the Standard Webhooks project, in both directions. */
class SignaturesTest {

  private static final String ID = "gas_leak-20160127T220711Z-5f0c9a62d1.1";
  private static final String BODY = "{\"headline\":\"燃气泄漏\"}";
  private static final byte[] OLD = secret(1);
  private static final byte[] NEW = secret(2);
  private static final byte[] OTHER = secret(3);

  private final Instant now = Instant.ofEpochMilli(java.time.Clock.systemUTC().millis());
  private final String seconds = Long.toString(now.getEpochSecond());

  @Test
  void theLibraryVerifiesWhatIsSigned() {
    assertThatCode(() -> verify(OLD, BODY, signed(seconds, OLD))).doesNotThrowAnyException();
  }

  @Test
  void theLibraryRefusesAChangedByteAnOldTimestampAndAWrongKey() {
    HttpHeaders good = signed(seconds, OLD);
    refuses(OLD, BODY.replace('h', 'H'), good);
    refuses(OTHER, BODY, good);
    refuses(OLD, BODY, signed(Long.toString(now.getEpochSecond() - 400), OLD));
    refuses(OLD, BODY, signed(Long.toString(now.getEpochSecond() + 400), OLD));
    refuses(OLD, BODY, headers(ID + "x", seconds, new Signatures(List.of(OLD)), ID));
  }

  @Test
  void secretsAreReplacedWithoutAGap() {
    HttpHeaders both = signed(seconds, NEW, OLD);
    assertThatCode(() -> verify(OLD, BODY, both)).doesNotThrowAnyException();
    assertThatCode(() -> verify(NEW, BODY, both)).doesNotThrowAnyException();
    refuses(OTHER, BODY, both);
  }

  @Test
  void whatTheLibrarySignsIsGenuineForAReceiverWithBothSecrets() throws Exception {
    Signatures receiver = new Signatures(List.of(NEW, OLD));
    for (byte[] secret : List.of(OLD, NEW)) {
      String signature = library(secret).sign(ID, now.getEpochSecond(), BODY);
      assertThat(doubt(receiver, BODY, seconds, signature)).isEmpty();
      assertThat(doubt(receiver, BODY + " ", seconds, signature)).contains("no signature fits");
    }
    String foreign = library(OTHER).sign(ID, now.getEpochSecond(), BODY);
    assertThat(doubt(receiver, BODY, seconds, foreign)).contains("no signature fits");
  }

  @Test
  void oldAndUnsignedMessagesAreRefused() throws Exception {
    Signatures receiver = new Signatures(List.of(OLD));
    long old = now.getEpochSecond() - 301;
    String signature = library(OLD).sign(ID, old, BODY);
    assertThat(doubt(receiver, BODY, Long.toString(old), signature).orElseThrow()).contains("off");
    assertThat(doubt(receiver, BODY, seconds, null).orElseThrow()).contains("missing");
    assertThat(doubt(receiver, BODY, "soon", "v1,x").orElseThrow()).contains("no number");
    assertThat(doubt(receiver, BODY, seconds, "v1,?? v2,x v1")).contains("no signature fits");
  }

  private java.util.Optional<String> doubt(
      Signatures receiver, String body, String timestamp, String signature) {
    var headers = new Signatures.Headers(ID, timestamp, signature);
    return receiver.doubt(headers, body.getBytes(StandardCharsets.UTF_8), now);
  }

  private static void refuses(byte[] secret, String body, HttpHeaders headers) {
    assertThatThrownBy(() -> verify(secret, body, headers))
        .isInstanceOf(WebhookVerificationException.class);
  }

  private static void verify(byte[] secret, String body, HttpHeaders headers)
      throws WebhookVerificationException, EmptyWebhookSecretException {
    library(secret).verify(body, headers);
  }

  private static Webhook library(byte[] secret) throws EmptyWebhookSecretException {
    return new Webhook("whsec_" + Base64.getEncoder().encodeToString(secret));
  }

  private static HttpHeaders signed(String timestamp, byte[]... secrets) {
    return headers(ID, timestamp, new Signatures(List.of(secrets)), ID);
  }

  private static HttpHeaders headers(
      String id, String timestamp, Signatures signatures, String signedId) {
    byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
    return HttpHeaders.of(
        Map.of(
            Signatures.ID, List.of(id),
            Signatures.TIMESTAMP, List.of(timestamp),
            Signatures.SIGNATURE, List.of(signatures.sign(signedId, timestamp, body))),
        (name, value) -> true);
  }

  private static byte[] secret(int seed) {
    byte[] secret = new byte[24];
    new java.util.Random(seed).nextBytes(secret);
    return secret;
  }
}
