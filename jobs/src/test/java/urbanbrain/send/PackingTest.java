package urbanbrain.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import urbanbrain.send.format.CloudEvents;
import urbanbrain.send.format.Messages;
import urbanbrain.send.format.Speakers;

class PackingTest {

  private static final CloudEvents FORMAT =
      new CloudEvents(Speakers.of("riverton", ZoneOffset.UTC, true));

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatWasPackedIsUnpackedToTheByte() {
    Random random = new Random(7);
    for (int length : new int[] {0, 1, 2_047, 2_048, 2_049, 100_000}) {
      byte[] body = new byte[length];
      random.nextBytes(body);
      assertThat(Packing.unpack(Packing.pack(body))).isEqualTo(body);
    }
    byte[] letters = utf8("x".repeat(300_000));
    assertThat(Packing.unpack(Packing.pack(letters))).isEqualTo(letters);
  }

  @Test
  void aMessageTakesAThirdOfItsRoom() {
    byte[] body = utf8(FORMAT.of(Messages.open("gas_leak-20260302T161000Z-0a1b2c3d4e", 7)));
    assertThat(Packing.pack(body)).hasSizeLessThan(body.length / 3);
  }

  @Test
  void whatWasNotPackedIsRefused() {
    byte[] packed = Packing.pack(utf8(FORMAT.of(Messages.open("i", 1))));
    assertThatThrownBy(() -> Packing.unpack(Arrays.copyOf(packed, packed.length / 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Packing.unpack(utf8("something else")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
