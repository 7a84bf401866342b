package urbanbrain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sasl.jaas.config",
        "ssl.keystore.password",
        "ssl.keystore.key",
        "sasl.oauthbearer.client.credentials.client.secret",
        "SSL.Key.Password"
      })
  void namesOfSecretsAreKnown(String property) {
    assertThat(Redaction.isSecret(property)).isTrue();
    assertThat(Redaction.of("p: { " + property + ": s3cr-et/x, acks: all }"))
        .isEqualTo("p: { " + property + ": ***, acks: all }");
  }

  @ParameterizedTest
  @ValueSource(strings = {"security.protocol", "acks", "ssl.keystore.location", "monkey"})
  void otherNamesAreNot(String property) {
    assertThat(Redaction.isSecret(property)).isFalse();
    assertThat(Redaction.of(property + ": PLAIN")).isEqualTo(property + ": PLAIN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a.password: \"x, y\", b: 1      | a.password: ***, b: 1",
        "a.password: 'x, y' }            | a.password: *** }",
        "a.jaas.config: Module required x; | a.jaas.config: ***",
        "\"a.password\": x               | \"a.password\": ***",
        "a.password: ${env:PW}           | a.password: ${env:PW}",
        "a.password: \"${file:/x:pw}\"   | a.password: \"${file:/x:pw}\"",
        "secret_env: ALERT_SECRET        | secret_env: ALERT_SECRET",
        "secret_env: [NEW, OLD]          | secret_env: [NEW, OLD]",
        "secret_env: whsec_c2VjcmV0      | secret_env: whsec_***",
        "user_env: EVE, password_env: x-y } | user_env: EVE, password_env: *** }",
        "password_env: 'open sesame'     | password_env: ***",
        "password: sesame                | password: ***",
        "{ user: eve, password: 's, e' } | { user: eve, password: *** }",
        "servers: \"eve:s3same@b:1883\"  | servers: \"***@b:1883\"",
        "match: '(\\d\\d:\\d\\d @ x)'     | match: '(\\d\\d:\\d\\d @ x)'"
      })
  void onlyTheValueIsHiddenAndOnlyWhereItIsOne(String line, String shown) {
    assertThat(Redaction.of(line)).isEqualTo(shown);
  }

  @Test
  void aProblemShowsNoneOfThem() {
    Problem problem = new Problem("f", 1, 1, "what is whsec_abc", "x.password: y");
    assertThat(problem.render()).contains("whsec_***", "x.password: ***").doesNotContain("abc");
  }
}
