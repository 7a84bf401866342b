package urbanbrain.window.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LongSetTest {

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 30));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void holdsWhatASetHoldsHoweverHashesCollide(long seed) throws IOException {
    Random random = new Random(seed);
    List<LongSupplier> kinds =
        List.of(
            random::nextLong,
            () -> random.nextInt(40),
            () -> random.nextLong() << 32,
            () -> random.nextLong() | 3);
    LongSupplier kind = kinds.get((int) (seed % kinds.size()));
    Set<Long> expected = new HashSet<>();
    LongSet set = new LongSet();
    for (int n = 0; n < 200; n++) {
      long hash = kind.getAsLong();
      set.add(hash);
      expected.add(hash);
      assertThat(set.size()).isEqualTo(expected.size());
    }
    LongSet shuffled = new LongSet();
    expected.forEach(shuffled::add);
    assertThat(bytes(set)).isEqualTo(bytes(shuffled));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void addsUpAndComesBackFromItsBytes(long seed) throws IOException {
    Random random = new Random(seed);
    LongSet one = new LongSet();
    LongSet other = new LongSet();
    LongSet both = new LongSet();
    for (int n = random.nextInt(60); n > 0; n--) {
      long hash = random.nextInt(50);
      (random.nextBoolean() ? one : other).add(hash);
      both.add(hash);
    }
    LongSet sum = one.copy();
    sum.addAll(other);
    assertThat(bytes(sum)).isEqualTo(bytes(both));
    assertThat(read(bytes(sum)).size()).isEqualTo(sum.size());
    assertThat(bytes(read(bytes(sum)))).isEqualTo(bytes(sum));
  }

  @Test
  void zeroIsAHashLikeOthers() {
    LongSet set = new LongSet();
    set.add(0);
    set.add(0);
    assertThat(set.size()).isEqualTo(1);
  }

  @Test
  void aCopySharesNothing() throws IOException {
    LongSet set = set(1, 2);
    LongSet copy = set.copy();
    copy.add(3);
    assertThat(bytes(set)).isEqualTo(bytes(set(1, 2)));
    assertThat(bytes(copy)).isEqualTo(bytes(set(3, 2, 1)));
  }

  @Test
  void isEmptyOnceCleared() throws IOException {
    LongSet set = set(1, 2, 3, 4, 5);
    set.clear();
    assertThat(bytes(set)).isEqualTo(bytes(new LongSet()));
    set.add(4);
    assertThat(bytes(set)).isEqualTo(bytes(set(4)));
  }

  private static LongSet set(long... hashes) {
    LongSet set = new LongSet();
    LongStream.of(hashes).forEach(set::add);
    return set;
  }

  private static LongSet read(byte[] bytes) throws IOException {
    return LongSet.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static byte[] bytes(LongSet set) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    set.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
