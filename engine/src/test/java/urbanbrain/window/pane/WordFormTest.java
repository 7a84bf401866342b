package urbanbrain.window.pane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordFormTest {

  private static byte[] bytes(long... words) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WordForm.write(words, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static void comesBack(long... words) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes(words)));
    long[] read = new long[words.length];
    WordForm.read(read, in);
    assertThat(read).isEqualTo(words);
    assertThat(in.available()).isZero();
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void allWordsComeBack(long seed) throws IOException {
    Random random = new Random(seed);
    long[] words = new long[random.nextInt(9)];
    for (int i = 0; i < words.length; i++) {
      long low = random.nextLong() >>> random.nextInt(64);
      words[i] = random.nextBoolean() ? low : low << random.nextInt(64);
    }
    comesBack(words);
  }

  @Test
  void theEdgesComeBack() throws IOException {
    comesBack(0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 255, 256, -256, 1L << 56, (1L << 56) - 1);
  }

  @Test
  void smallNumbersAndShortDecimalsTakeFewBytes() throws IOException {
    assertThat(bytes(1, 1, Double.doubleToRawLongBits(20.5), 0, 1)).hasSize(3 + 1 + 1 + 3 + 0 + 1);
    assertThat(bytes(Double.doubleToRawLongBits(Double.NaN))).hasSize(1 + 2);
  }
}
