package urbanbrain.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import urbanbrain.inquiry.change.Change;
import urbanbrain.inquiry.change.Change.Turned;
import urbanbrain.inquiry.change.Dial;
import urbanbrain.inquiry.change.Parts;

/**
 * Finds how much each number of a rule had to spare: how far it could have been turned against
 * raising, alone, and the rule would still have been raised. By bisection on the engine's answers.
 */
public final class Margins {

  private final Trial trial;
  private final List<Parts> parts;

  public Margins(Trial trial, List<Parts> parts) {
    this.trial = trial;
    this.parts = parts;
  }

  /**
   * What a number had to spare.
   *
   * @param least the number with which it would still have been raised, and beyond which not; the
   *     number itself where it had nothing to spare
   * @param isAny whether it would have been raised with whatever was tried
   */
  public record Margin(Dial dial, double least, boolean isAny) {}

  /** That of each number that can be turned against raising. */
  public List<Margin> all() {
    List<Margin> margins = new ArrayList<>();
    parts.forEach(part -> part.dials().forEach(dial -> of(dial).ifPresent(margins::add)));
    return margins;
  }

  private Optional<Margin> of(Dial dial) {
    boolean up = !dial.loosens();
    Optional<Long> reach =
        dial.reaches(up).stream()
            .filter(steps -> trial.compiles(turned(dial, up, steps)))
            .findFirst();
    return reach.map(steps -> of(dial, up, steps));
  }

  private Margin of(Dial dial, boolean up, long reach) {
    if (isRaised(dial, up, reach)) {
      return new Margin(dial, dial.turned(up, reach), true);
    }
    long lost = Bisection.leastEnough(0, reach, steps -> !isRaised(dial, up, steps));
    return new Margin(dial, dial.turned(up, lost - 1), false);
  }

  private boolean isRaised(Dial dial, boolean up, long steps) {
    return trial.play(turned(dial, up, steps)).isPresent();
  }

  private static List<Change> turned(Dial dial, boolean up, long steps) {
    return List.of(new Turned(dial, dial.turned(up, steps)));
  }
}
