package urbanbrain.collect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import urbanbrain.rule.edition.Draft;

/** A message is a file below the root, or no draft at all. */
class FileMessagesTest {

  private final List<String> drafts = new ArrayList<>();

  private void hear(String key, String value) {
    new FileMessages("/srv/rules")
        .deserialize(
            new ConsumerRecord<>("rules", 0, 7, bytes(key), bytes(value)),
            new ListCollector<>(drafts));
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theKeyIsThePathAndTheValueTheText() {
    hear("traffic/jam.yaml", "rule: jam # Straße\n");
    hear("traffic/./jam.yaml", null);
    assertThat(drafts).hasSize(2);
    Draft put = Draft.read(drafts.get(0));
    assertThat(put.isWhole()).isFalse();
    assertThat(put.files())
        .containsExactly(Map.entry("/srv/rules/traffic/jam.yaml", "rule: jam # Straße\n"));
    assertThat(Draft.read(drafts.get(1)).files())
        .containsEntry("/srv/rules/traffic/jam.yaml", null);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "jam", "../other/jam.yaml", "/etc/jam.yaml", "jam\0.yaml"})
  void whatNamesNoFileOfRulesIsLeftAlone(String key) {
    hear(key, "rule: jam\n");
    assertThat(drafts).isEmpty();
  }
}
