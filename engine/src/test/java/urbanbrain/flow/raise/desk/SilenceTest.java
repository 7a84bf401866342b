package urbanbrain.flow.raise.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rules a silence is about. */
class SilenceTest {

  private static boolean isAbout(String pattern) {
    return new Silence(1, pattern, null, null, 0, 0, 1, "Ann").isAbout("crash", "traffic/crash");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "crash",
        "traffic/crash",
        "traffic/*",
        "*",
        "**",
        "cr*",
        "*sh",
        "cr*ash",
        "c*h",
        "c*a*",
        "c*r*h",
        "*r*s*",
        "c**h"
      })
  void aStarStandsForAnyTextAlsoForNone(String pattern) {
    assertThat(isAbout(pattern)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "cras", "crashes", "cr*rash", "cra*ash", "r*", "*s", "c*s*s*h", "c*s*r*h"})
  void allElseOfThePatternMustBeThereInItsOrder(String pattern) {
    assertThat(isAbout(pattern)).isFalse();
  }

  @Test
  void withoutARuleItIsAboutAll() {
    assertThat(isAbout(null)).isTrue();
  }
}
