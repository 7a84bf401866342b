package urbanbrain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteKeyTest {

  private static final String[] TEXTS = {
    "",
    "a",
    "b",
    "eight...",
    "nine.....",
    "sixteen letters.",
    "sixteen letters,",
    "seventeen letters",
    "seventeen letter,",
    "\u0000",
    "a\u0000",
    "\u00ff",
    "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
    "\u00fe\u00fe\u00fe\u00fe\u00fe\u00fe\u00fe\u00fe",
    "Größe",
    "\u6c34",
    "one\u001ftwo"
  };

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "a", "sixteen letters.", "seventeen letters", "\u00ff", "\u0000"})
  void aLeanOneIsTheSame(String text) {
    RouteKey key = new RouteKey(3, 5, text);
    RouteKey lean = RouteKey.lean(3, 5, text);
    assertThat(lean).isEqualTo(key).hasSameHashCodeAs(key).hasToString(key.toString());
    assertThat(lean.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void itEqualsNoOther(int index) {
    RouteKey key = RouteKey.lean(3, 5, TEXTS[index]);
    for (int other = 0; other < TEXTS.length; other++) {
      assertThat(key.equals(new RouteKey(3, 5, TEXTS[other]))).isEqualTo(other == index);
      assertThat(key.equals(RouteKey.lean(3, 5, TEXTS[other]))).isEqualTo(other == index);
    }
    assertThat(key.text()).isEqualTo(TEXTS[index]);
    assertThat(key).isNotEqualTo(new RouteKey(4, 5, TEXTS[index]));
    assertThat(key).isNotEqualTo(new RouteKey(3, 6, TEXTS[index]));
  }
}
