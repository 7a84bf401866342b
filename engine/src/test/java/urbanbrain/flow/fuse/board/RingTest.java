package urbanbrain.flow.fuse.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RingTest {

  /**
   * @param tie its place among those of its time
   * @param number the how-manieth it is to come
   */
  private record Thing(long time, int tie, int number) {}

  private static final Comparator<Thing> ORDER = Comparator.comparingInt(Thing::tie);

  @ParameterizedTest
  @MethodSource("seeds")
  void doesAsAListInOrderDoes(long seed) {
    Random random = new Random(seed);
    Ring<Thing> ring = new Ring<>();
    List<Thing> list = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      long now = i / 10;
      int kind = random.nextInt(20);
      if (kind < 10 + seed % 4) {
        Thing thing = new Thing(now + random.nextInt(9), random.nextInt(3), i);
        ring.add(thing.time(), thing, ORDER);
        list.add(thing);
        list.sort(Comparator.comparingLong(Thing::time).thenComparing(ORDER));
      } else {
        takeOut(kind, now, ring, list, random);
      }
      assertThat(all(ring)).isEqualTo(list);
      assertThat(all(ring.copy(thing -> thing))).isEqualTo(list);
      assertThat(ring.isEmpty()).isEqualTo(list.isEmpty());
      long time = now + random.nextInt(9);
      assertThat(ring.from(time)).isEqualTo(list.stream().filter(t -> t.time() < time).count());
    }
  }

  private static void takeOut(
      int kind, long now, Ring<Thing> ring, List<Thing> list, Random random) {
    int tie = random.nextInt(3);
    if (kind < 15) {
      long time = now + random.nextInt(9);
      Thing first =
          list.stream().filter(t -> t.time() == time && t.tie() == tie).findFirst().orElse(null);
      assertThat(ring.remove(time, t -> t.tie() == tie)).isSameAs(first);
      list.remove(first);
    } else if (kind < 17) {
      long watermark = now + random.nextInt(7);
      ring.evict(2, watermark);
      list.removeIf(t -> t.time() + 2 <= watermark);
    } else if (kind < 18 && !list.isEmpty()) {
      assertThat(ring.removeFirst()).isSameAs(list.remove(0));
    } else {
      int to = random.nextInt(list.size() + 1);
      int from = random.nextInt(to + 1);
      ring.removeIf(from, to, t -> t.tie() == tie);
      list.subList(from, to).removeIf(t -> t.tie() == tie);
    }
  }

  @Test
  void holdsFourAndThenTwiceAsMany() {
    assertThat(room(ring(0))).isEqualTo(4);
    assertThat(room(ring(4))).isEqualTo(4);
    assertThat(room(ring(5))).isEqualTo(8);
    assertThat(room(ring(9))).isEqualTo(16);
  }

  @Test
  void usesTheRoomOfWhatIsGoneBeforeItTakesMore() {
    Ring<Thing> half = ring(4);
    half.removeFirst();
    half.removeFirst();
    add(half, 4);
    assertThat(room(half)).isEqualTo(4);
    Ring<Thing> more = ring(4);
    more.removeFirst();
    add(more, 4);
    assertThat(room(more)).isEqualTo(8);
  }

  @Test
  void givesRoomBackWhenLessThanAnEighthOfItIsUsed() {
    Ring<Thing> eighth = ring(16);
    eighth.evict(0, 13);
    assertThat(eighth.size()).isEqualTo(2);
    assertThat(eighth.isFull()).isTrue();
    Ring<Thing> less = ring(32);
    less.evict(0, 28);
    assertThat(less.size()).isEqualTo(3);
    assertThat(room(less)).isEqualTo(6);
    Ring<Thing> one = ring(16);
    one.evict(0, 14);
    assertThat(room(one)).isEqualTo(4);
  }

  @Test
  void nothingIsTakenOutThatIsNotThere() {
    Ring<Thing> full = ring(4);
    assertThat(full.remove(4, t -> true)).isNull();
    assertThat(full.remove(-1, t -> true)).isNull();
    assertThat(full.remove(3, t -> false)).isNull();
    assertThat(full.size()).isEqualTo(4);
  }

  /** This many, at 0, 1, 2 and so on. */
  private static Ring<Thing> ring(int size) {
    Ring<Thing> ring = new Ring<>();
    for (int i = 0; i < size; i++) {
      add(ring, i);
    }
    return ring;
  }

  private static void add(Ring<Thing> ring, long time) {
    ring.add(time, new Thing(time, 0, 0), ORDER);
  }

  /** Fills it up and says how many it then holds. */
  private static int room(Ring<Thing> ring) {
    while (!ring.isFull()) {
      add(ring, 1_000);
    }
    return ring.size();
  }

  private static List<Thing> all(Ring<Thing> ring) {
    List<Thing> all = new ArrayList<>();
    for (int i = 0; i < ring.size(); i++) {
      assertThat(ring.time(i)).isEqualTo(ring.get(i).time());
      all.add(ring.get(i));
    }
    if (!all.isEmpty()) {
      assertThat(ring.newest()).isEqualTo(all.get(all.size() - 1).time());
    }
    return all;
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }
}
