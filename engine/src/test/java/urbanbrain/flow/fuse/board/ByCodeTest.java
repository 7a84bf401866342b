package urbanbrain.flow.fuse.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ByCodeTest {

  @Test
  void doesAsAMapInOrderDoes() {
    Random random = new Random(5);
    ByCode<String> things = new ByCode<>();
    Map<Integer, String> map = new TreeMap<>();
    for (int step = 0; step < 1_000; step++) {
      int code = random.nextInt(20) - 10;
      int kind = random.nextInt(30);
      if (kind == 0) {
        things.retain(other -> other > code);
        map.keySet().removeIf(other -> other <= code);
      } else if (kind == 1) {
        things.removeIf(text -> text.endsWith("3"));
        map.values().removeIf(text -> text.endsWith("3"));
      } else {
        things.put(code, "text" + step);
        map.put(code, "text" + step);
      }
      assertThat(all(things)).isEqualTo(map);
      assertThat(things.isEmpty()).isEqualTo(map.isEmpty());
      assertThat(things.get(code)).isEqualTo(map.get(code));
    }
  }

  private static Map<Integer, String> all(ByCode<String> things) {
    Map<Integer, String> all = new TreeMap<>();
    for (int i = 0; i < things.size(); i++) {
      assertThat(i == 0 || things.code(i - 1) < things.code(i)).isTrue();
      all.put(things.code(i), things.at(i));
    }
    return all;
  }
}
