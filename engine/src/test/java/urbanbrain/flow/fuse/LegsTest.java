package urbanbrain.flow.fuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static urbanbrain.flow.fuse.Play.CALLS;
import static urbanbrain.flow.fuse.Play.CRASH;
import static urbanbrain.flow.fuse.Play.CRASHES;
import static urbanbrain.flow.fuse.Play.SLOW;
import static urbanbrain.harness.Rules.counting;
import static urbanbrain.harness.Rules.leg;
import static urbanbrain.harness.Rules.raising;
import static urbanbrain.harness.Rules.signal;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.RuleClass;

class LegsTest {

  @Test
  void sixtyFourLegsAreTheMost() {
    Legs most = legs(many(64), 64);
    assertThat(most.size()).isEqualTo(64);
    assertThat(most.areEnough(-1)).isTrue();
    assertThat(most.areEnough(-2)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> legs(many(65), 1))
        .withMessageContaining("more legs than 64");
  }

  @Test
  void enoughAreSoManyWithTheAnchorAmongThem() {
    Legs legs = legs(many(3), 2);
    assertThat(legs.areEnough(0b011)).isTrue();
    assertThat(legs.areEnough(0b111)).isTrue();
    assertThat(legs.areEnough(0b001)).isFalse();
    assertThat(legs.areEnough(0b110)).isFalse();
  }

  @Test
  void twoLegsCanShareWhatIsOfOneStreamOrSignal() {
    assertThat(legs(List.of(CRASHES, CALLS, SLOW), 1).canShare()).isFalse();
    assertThat(legs(List.of(CRASHES, leg("other", CRASH)), 1).canShare()).isTrue();
    assertThat(legs(List.of(CRASHES, SLOW, signal("jam", "congested")), 1).canShare()).isTrue();
  }

  @Test
  void standInTheOrderOfTheirNamesAndKnowTheirPlaceInTheRule() {
    Leg calls = counting(CALLS, 3);
    Form.All form =
        new Form.All(
            List.of(SLOW, CRASHES), SLOW, List.of(calls), 10, 10, Double.NaN, List.of(), 2);
    Legs legs = new Legs(raising("rule", RuleClass.M, form), form);
    assertThat(legs.get(0)).isEqualTo(CRASHES);
    assertThat(legs.get(2)).isEqualTo(SLOW);
    assertThat(legs.number(0)).isEqualTo(1);
    assertThat(legs.number(2)).isZero();
    assertThat(legs.anchor()).isEqualTo(2);
    assertThat(legs.absent()).isEqualTo(0b010);
    assertThat(legs.needed(1)).isEqualTo(1);
  }

  @Test
  void aLegAsksForAsManyAsItSays() {
    Legs legs = legs(List.of(CRASHES, counting(CALLS, 3)), 2);
    assertThat(legs.needed(0)).isEqualTo(1);
    assertThat(legs.needed(1)).isEqualTo(3);
  }

  private static List<Leg> many(int count) {
    return IntStream.range(0, count).mapToObj(i -> leg("leg%02d".formatted(i), CRASH)).toList();
  }

  private static Legs legs(List<Leg> legs, int atLeast) {
    Form.All form = new Form.All(legs, legs.get(0), 10, 10, Double.NaN, List.of(), atLeast);
    return new Legs(raising("rule", RuleClass.M, form), form);
  }
}
