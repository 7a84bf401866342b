package urbanbrain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class TextMapTest {

  private final Map<String, String> texts = TextMap.of("z", "1", "a", "2");

  @Test
  void isTheSameAsAnyMapOfTheseTexts() {
    Map<String, String> same = new LinkedHashMap<>();
    same.put("z", "1");
    same.put("a", "2");
    assertThat(texts).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
    assertThat(same).isEqualTo(texts);
  }

  @Test
  void givesTheTextsInTheirOrder() {
    assertThat(texts.keySet()).containsExactly("z", "a");
    StringBuilder read = new StringBuilder();
    texts.forEach((name, text) -> read.append(name).append(text));
    assertThat(read).hasToString("z1a2");
  }

  @Test
  void knowsEachByItsName() {
    assertThat(texts.get("a")).isEqualTo("2");
    assertThat(texts.get("b")).isNull();
    assertThat(texts.containsKey("z")).isTrue();
    assertThat(texts.containsKey("1")).isFalse();
  }

  @Test
  void neverChanges() {
    assertThatThrownBy(() -> texts.put("b", "3")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> texts.remove("a")).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void hasNoMoreThanWasGiven() {
    assertThat(TextMap.of(new String[] {"a", "1", null, null}, 2)).containsOnlyKeys("a");
    assertThat(TextMap.of()).isEmpty();
    var each = TextMap.of("a", "1").entrySet().iterator();
    each.next();
    assertThatThrownBy(each::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void givesBackWhatItWasMadeOf() {
    assertThat(TextMap.pairs(texts)).containsExactly("z", "1", "a", "2");
    assertThat(TextMap.pairs(Map.of("a", "1"))).containsExactly("a", "1");
  }
}
