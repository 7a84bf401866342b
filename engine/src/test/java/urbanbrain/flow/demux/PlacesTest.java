package urbanbrain.flow.demux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PlacesTest {

  /** Hashes of few bits at either end, so that many share a slot or all but it. */
  @Test
  void whatIsPutIsFoundAmongOthersThatAreAlike() {
    Random random = new Random(3);
    Places places = new Places(64);
    long[] hashes = new long[48];
    for (int place = 0; place < hashes.length; place++) {
      hashes[place] = ((long) random.nextInt(4) << 60) | random.nextInt(64);
      int slot = places.first(hashes[place]);
      while (!places.isFree(slot)) {
        slot = places.next(slot);
      }
      places.put(slot, hashes[place], place);
    }
    for (int place = 0; place < hashes.length; place++) {
      int slot = places.first(hashes[place]);
      while (places.place(slot) != place) {
        assertThat(places.isFree(slot)).isFalse();
        slot = places.next(slot);
      }
      assertThat(places.isAlike(slot, hashes[place])).isTrue();
      assertThat(places.isAlike(slot, hashes[place] ^ (1L << 63))).isFalse();
    }
    places.clear();
    assertThat(places.isFree(places.first(hashes[0]))).isTrue();
  }
}
