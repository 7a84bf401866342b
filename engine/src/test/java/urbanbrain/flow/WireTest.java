package urbanbrain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {

  private static DataOutputSerializer written(String text) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(8);
    Wire.writeText(text, out);
    return out;
  }

  private static void comesBack(String text) throws IOException {
    DataOutputSerializer out = written(text);
    out.writeByte(42);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    assertThat(Wire.readText(in)).isEqualTo(text);
    assertThat(in.readByte()).isEqualTo((byte) 42);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "a",
        "seven..",
        "eight...",
        "nine.....",
        "sixteen letters.",
        "sensor-4711",
        "Größe",
        "\u0000",
        "\u00ff",
        "\u0100",
        "\u6c34\u6c17",
        "\ud83d\ude91 unit 7",
        "half \ud83d"
      })
  void aTextComesBack(String text) throws IOException {
    comesBack(text);
  }

  @Test
  void textsOfAnyLengthComeBack() throws IOException {
    for (int length = 0; length < 300; length++) {
      comesBack("x".repeat(length));
      comesBack("\u6c34".repeat(length));
    }
    comesBack("long".repeat(100_000));
  }

  @Test
  void anyTextsComeBack() throws IOException {
    Random random = new Random(7);
    for (int run = 0; run < 2_000; run++) {
      int widest = random.nextBoolean() ? 0x100 : 0x10000;
      char[] text = new char[random.nextInt(40)];
      for (int i = 0; i < text.length; i++) {
        text[i] = (char) random.nextInt(widest);
      }
      comesBack(new String(text));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8, 62})
  void aShortTextTakesAByteForEachCharacterAndOne(int length) throws IOException {
    assertThat(written("é".repeat(length)).length()).isEqualTo(length + 1);
  }

  @Test
  void noTextTakesAByte() throws IOException {
    assertThat(written(null).length()).isEqualTo(1);
  }
}
