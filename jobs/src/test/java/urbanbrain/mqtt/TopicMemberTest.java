package urbanbrain.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicMemberTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"v\":1}       | a/b  | {\"from\":\"a/b\",\"v\":1}",
        "` {\t\"v\":1} ` | a    | `{\"from\":\"a\",\t\"v\":1} `",
        "{ }            | a    | {\"from\":\"a\" }",
        "{}             | a\"b | {\"from\":\"a\\\"b\"}",
        "{              | a    | {\"from\":\"a\",",
        "[1]            | a    | [1]",
        "``             | a    | ``",
        "null           | a    | null",
      })
  void theTopicIsTheFirstMember(String json, String topic, String expected) {
    byte[] with = TopicMember.in(json.getBytes(UTF_8), "from", topic);
    assertThat(new String(with, UTF_8)).isEqualTo(expected);
  }
}
