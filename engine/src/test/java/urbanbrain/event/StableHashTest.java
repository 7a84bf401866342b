package urbanbrain.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Hashes stand in state and in published ids: they are what they were. */
class StableHashTest {

  private static final Place PLACE = new Place(40.5, -75.25);
  private static final double[] NUMBERS = {1, -0.0, Double.NaN};
  private static final String[] TEXTS = {"s1", null, "café"};

  @Test
  void theContentIsThatOfThePlaceAndAllFields() {
    assertThat(StableHash.ofContent(PLACE, NUMBERS, TEXTS)).isEqualTo(0x151842448b409d01L);
    assertThat(StableHash.ofContent(Place.NONE, new double[0], new String[0]))
        .isEqualTo(0x386cfd733f14df0L);
  }

  @Test
  void whatIsNotDeclaredIsNoContent() {
    double[] more = {1, 0.0, Double.NaN, 7};
    String[] longer = {"s1", null, "café", "derived"};
    assertThat(StableHash.ofContent(PLACE, more, 3, longer, 3))
        .isEqualTo(StableHash.ofContent(PLACE, NUMBERS, TEXTS));
  }
}
