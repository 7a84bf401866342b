package urbanbrain.flow.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {

  @Test
  void ofEachThereIsOne() {
    String first = Names.one(text("sensor"));
    assertThat(Names.one(text("sensor"))).isSameAs(first).isEqualTo("sensor");
  }

  @Test
  void eachMeansWhatItMeantHoweverManyThereAre() {
    for (int i = 0; i < 5_000; i++) {
      assertThat(Names.one("name" + i)).isEqualTo("name" + i);
    }
  }

  @Test
  void whatIsLongIsNoName() {
    String line = text("x".repeat(65));
    assertThat(Names.one(line)).isSameAs(line);
    assertThat(Names.one(text("x".repeat(65)))).isNotSameAs(line);
    assertThat(Names.one(null)).isNull();
  }

  /** A text of its own, and not the literal. */
  private static String text(String text) {
    return String.valueOf(text.toCharArray());
  }
}
