package urbanbrain.collect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MqttSplitCodecTest {

  @Test
  void splitsAreWrittenAndRead() throws IOException {
    MqttSplit split = new MqttSplit(1L << 40);
    MqttSplitCodec one = new MqttSplitCodec();
    assertThat(one.deserialize(one.getVersion(), one.serialize(split))).isEqualTo(split);
    MqttSplitCodec.Several several = new MqttSplitCodec.Several();
    List<MqttSplit> two = List.of(split, MqttSplit.START);
    assertThat(several.deserialize(1, several.serialize(two))).isEqualTo(two);
    assertThat(several.deserialize(1, several.serialize(List.of()))).isEmpty();
    assertThatThrownBy(() -> one.deserialize(2, one.serialize(split)))
        .hasMessage("splits of version 2, not 1");
    assertThatThrownBy(() -> one.deserialize(1, several.serialize(two)))
        .hasMessage("a split of 16 bytes");
  }
}
