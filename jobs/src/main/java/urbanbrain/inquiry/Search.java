package urbanbrain.inquiry;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import urbanbrain.inquiry.change.Change;
import urbanbrain.inquiry.change.Change.Allowed;
import urbanbrain.inquiry.change.Change.Anywhere;
import urbanbrain.inquiry.change.Change.Turned;
import urbanbrain.inquiry.change.Change.Unasked;
import urbanbrain.inquiry.change.Change.Without;
import urbanbrain.inquiry.change.Condition;
import urbanbrain.inquiry.change.Dial;
import urbanbrain.inquiry.change.Parts;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;

/**
 * Finds the smallest changes with which a rule is raised. Each change is tried alone; where none is
 * enough, all are made at once and, the largest first, taken back as long as the rule is still
 * raised. What is left cannot do without any of its changes (a minimal correction set; delta
 * debugging, Zeller and Hildebrandt 2002). A number's least change is found by bisection.
 */
public final class Search {

  private static final int SHOWN = 5;
  private static final int HALVINGS = 6;

  private final Trial trial;
  private final Rule rule;
  private final List<Dial> dials = new ArrayList<>();
  private final List<Condition> conditions = new ArrayList<>();

  /**
   * A search.
   *
   * @param parts the numbers and conditions of the rule and of the rules whose signals it needs
   */
  Search(Trial trial, Rule rule, List<Parts> parts) {
    this.trial = trial;
    this.rule = rule;
    parts.forEach(p -> dials.addAll(p.dials()));
    parts.forEach(p -> conditions.addAll(p.conditions()));
  }

  /** What would have been enough, the nearest first; nothing where nothing is near. */
  List<NearMiss> nearest() {
    List<NearMiss> misses = new ArrayList<>(mild());
    if (misses.isEmpty()) {
      together().ifPresent(misses::add);
      Stream.concat(withouts(), anywhere()).flatMap(c -> alone(c).stream()).forEach(misses::add);
    }
    return misses.stream().sorted(comparingDouble(NearMiss::cost)).distinct().limit(SHOWN).toList();
  }

  /** Single changes that leave the rule the rule that it is. */
  private List<NearMiss> mild() {
    List<NearMiss> misses = new ArrayList<>();
    for (Dial dial : dials) {
      dial.directions().forEach(up -> least(dial, up, List.of()).ifPresent(misses::add));
    }
    for (Condition condition : conditions) {
      if (misses.stream().noneMatch(miss -> isOf(miss, condition))) {
        alone(new Unasked(condition)).ifPresent(misses::add);
      }
    }
    allowed().flatMap(c -> alone(c).stream()).forEach(misses::add);
    return misses;
  }

  private static boolean isOf(NearMiss miss, Condition condition) {
    return miss.changes().get(0) instanceof Turned turned && condition.holds(turned.dial());
  }

  private Optional<NearMiss> alone(Change change) {
    return trial.play(List.of(change)).map(match -> new NearMiss(List.of(change), match));
  }

  private Stream<Change> allowed() {
    return rule.when().absent().stream().map(leg -> new Allowed(leg.name()));
  }

  private Stream<Change> withouts() {
    Form form = rule.when();
    if (form instanceof Form.All all) {
      return all.filled().stream()
          .filter(leg -> !leg.name().equals(all.anchor().name()))
          .map(leg -> new Without(leg.name()));
    }
    return form instanceof Form.Sequence sequence
        ? sequence.steps().stream().skip(1).map(leg -> new Without(leg.name()))
        : Stream.of();
  }

  private Stream<Change> anywhere() {
    Form form = rule.when();
    boolean isNear = form instanceof Form.All all && all.isSpatial();
    boolean isNearInTurn = form instanceof Form.Sequence sequence && sequence.isSpatial();
    List<String> same =
        form instanceof Form.All || form instanceof Form.Sequence ? rule.keyFields() : List.of();
    return isNear || isNearInTurn || !same.isEmpty() ? Stream.of(new Anywhere(same)) : Stream.of();
  }

  // One number.

  /** The least turn of a number that is enough, beside other changes. */
  private Optional<NearMiss> least(Dial dial, boolean up, List<Change> beside) {
    long enough = enough(dial, up, beside);
    if (enough == 0) {
      return Optional.empty();
    }
    long least =
        Bisection.leastEnough(0, enough, steps -> play(dial, up, steps, beside).isPresent());
    return play(dial, up, least, beside);
  }

  /**
   * Some turn that is enough; 0 where none is found. What a shorter window brings nearer it can
   * also spoil, so that less may do where more does not.
   */
  private long enough(Dial dial, boolean up, List<Change> beside) {
    long steps = reach(dial, up, beside).orElse(0L);
    for (int halving = 0; halving < HALVINGS && steps > 0; halving++, steps /= 2) {
      if (play(dial, up, steps, beside).isPresent()) {
        return steps;
      }
    }
    return 0;
  }

  private Optional<Long> reach(Dial dial, boolean up, List<Change> beside) {
    return dial.reaches(up).stream()
        .filter(steps -> trial.compiles(and(beside, turned(dial, up, steps))))
        .findFirst();
  }

  private Optional<NearMiss> play(Dial dial, boolean up, long steps, List<Change> beside) {
    List<Change> changes = and(beside, turned(dial, up, steps));
    return trial.play(changes).map(match -> new NearMiss(changes, match));
  }

  private static Change turned(Dial dial, boolean up, long steps) {
    return new Turned(dial, dial.turned(up, steps));
  }

  // Several at once.

  private Optional<NearMiss> together() {
    List<Change> needed = all();
    if (trial.play(needed).isEmpty()) {
      return Optional.empty();
    }
    for (Change change : List.copyOf(needed)) {
      List<Change> others = but(needed, change);
      if (trial.play(others).isPresent()) {
        needed = others;
      }
    }
    return Optional.of(tightened(needed));
  }

  /** All changes that make the rule easier to raise, as far as they go together; largest first. */
  private List<Change> all() {
    List<Change> all = new ArrayList<>();
    withouts().forEach(all::add);
    anywhere().forEach(all::add);
    allowed().forEach(all::add);
    for (Condition condition : conditions) {
      addIfCompiles(new Unasked(condition), all);
    }
    for (Dial dial : dials) {
      reach(dial, dial.loosens(), all)
          .ifPresent(steps -> all.add(turned(dial, dial.loosens(), steps)));
    }
    return all;
  }

  private void addIfCompiles(Change change, List<Change> all) {
    if (trial.compiles(and(all, change))) {
      all.add(change);
    }
  }

  /** Each number's least turn, beside the others. */
  private NearMiss tightened(List<Change> needed) {
    List<Change> changes = needed;
    for (Change change : needed) {
      if (change instanceof Turned turned) {
        boolean up = turned.number() > turned.dial().value();
        List<Change> others = but(changes, change);
        changes = least(turned.dial(), up, others).map(NearMiss::changes).orElse(changes);
      }
    }
    return new NearMiss(changes, trial.play(changes).orElseThrow());
  }

  private static List<Change> and(Collection<Change> some, Change another) {
    List<Change> all = new ArrayList<>(some);
    all.add(another);
    return all;
  }

  private static List<Change> but(List<Change> some, Change one) {
    return some.stream().filter(change -> !change.equals(one)).toList();
  }
}
