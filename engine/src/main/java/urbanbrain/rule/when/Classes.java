package urbanbrain.rule.when;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import urbanbrain.cel.aggregate.AggregateCompiler.Call;
import urbanbrain.cel.aggregate.AggregateCompiler.Condition;
import urbanbrain.rule.Fire;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;

/**
 * The type system of rules: M (monotone) is stronger than A (antitone), A than N (neither), and a
 * rule is as strong as its weakest part. One line for each construct:
 *
 * <ul>
 *   <li>an event of an append stream: M; of a revised stream: N
 *   <li>a signal: the class of its rule
 *   <li>any, all, k of n, a sequence: the weakest of their legs
 *   <li>an absent leg: A, or N if what must be absent is N
 *   <li>a window: the weakest of its leg and of {@code raise}, where a condition that an added
 *       event can only make true is M, one that it can only undo is A, any other N; {@code of_last}
 *       and {@code hold} ask for the same at more boundaries and change nothing
 *   <li>silence: A, or N over a revised stream
 *   <li>a state: N
 * </ul>
 *
 * What ends, mutes or grades an incident ({@code clear}, {@code ends_when}, {@code severity},
 * {@code quiet}, {@code explains}) has no part in it: it does not decide whether a rule raises.
 */
final class Classes {

  /** The class of one part and why it has it, as a clause. */
  private record Part(RuleClass strength, String why) {}

  private static final Part EVENT =
      new Part(RuleClass.M, "no later event can take away what has come");

  private final Map<String, Rule> signals;
  private final Fire fire;

  /**
   * The classes of one rule's form.
   *
   * @param signals the rules whose signals it may name, by name
   * @param fire when the rule wants to be raised
   */
  Classes(Map<String, Rule> signals, Fire fire) {
    this.signals = signals;
    this.fire = fire;
  }

  Verdict any(Form.Any any) {
    return verdict(any, legs(any.legs()));
  }

  Verdict all(Form.All all) {
    return verdict(all, joined(all.filled(), all.absent()));
  }

  Verdict sequence(Form.Sequence sequence) {
    return verdict(sequence, joined(sequence.steps(), sequence.absent()));
  }

  Verdict window(Form.Window window, Condition<?> raise) {
    return verdict(window, List.of(leg(window.of()), condition(raise)));
  }

  Verdict state(Form.State state) {
    String why = "the last value of %s is another one when a late reading comes";
    Part last = new Part(RuleClass.N, why.formatted(state.of().name()));
    return verdict(state, List.of(leg(state.of()), last));
  }

  Verdict silent(Form.Silent silent) {
    String why = "a late event of %s breaks the silence";
    Part still = new Part(RuleClass.A, why.formatted(silent.of().name()));
    return verdict(silent, List.of(leg(silent.of()), still));
  }

  private List<Part> joined(List<Leg> filled, List<Leg> absent) {
    List<Part> parts = legs(filled);
    absent.forEach(leg -> parts.add(absent(leg)));
    return parts;
  }

  private List<Part> legs(Collection<Leg> legs) {
    List<Part> parts = new ArrayList<>();
    legs.forEach(leg -> parts.add(leg(leg)));
    return parts;
  }

  private Part leg(Leg leg) {
    return leg.isSignal() ? signal(leg) : event(leg);
  }

  private static Part event(Leg leg) {
    String why = "an event of %s can be corrected or cancelled (%s is revised)";
    return leg.stream().isRevised()
        ? new Part(RuleClass.N, why.formatted(leg.name(), leg.stream().name()))
        : EVENT;
  }

  private Part signal(Leg leg) {
    Rule rule = signals.get(leg.signal());
    if (rule == null || rule.verdict() == RuleClass.M) {
      return EVENT;
    }
    return new Part(
        rule.verdict(), "the signal %s can be undone by a late event".formatted(rule.name()));
  }

  private Part absent(Leg leg) {
    Part present = leg(leg);
    return present.strength() == RuleClass.N
        ? present
        : new Part(RuleClass.A, "%s must not come, and still can".formatted(leg.name()));
  }

  private static Part condition(Condition<?> raise) {
    List<String> asked = raise.undoable().stream().map(Call::words).toList();
    String what = String.join(" and ", asked);
    return switch (raise.drift()) {
      case RISES -> new Part(RuleClass.M, "an added event can only bring `raise` nearer");
      case FALLS -> new Part(RuleClass.A, turn(what, raise.turn(), ""));
      case EITHER -> new Part(RuleClass.N, turn(what, raise.turn(), negative(raise.undoable())));
    };
  }

  private static String turn(String what, String turn, String below) {
    return "%s can %s%s when a late reading%s comes"
        .formatted(what, turn, turn.equals("change") ? "" : " again", below);
  }

  /** A sum falls only by values below zero: that is worth saying, as a min in the stream helps. */
  private static String negative(List<Call<?>> undoable) {
    return undoable.size() == 1 && undoable.get(0).function().equals("sum") ? " below zero" : "";
  }

  private Verdict verdict(Form form, List<Part> parts) {
    Part weakest = parts.get(0);
    for (Part part : parts) {
      weakest = part.strength().compareTo(weakest.strength()) > 0 ? part : weakest;
    }
    boolean isWindow = form instanceof Form.Window && weakest.strength() == RuleClass.M;
    String why = isWindow ? parts.get(1).why() : weakest.why();
    return new Verdict(form, weakest.strength(), why + ": " + raised(weakest.strength()));
  }

  private String raised(RuleClass strength) {
    return switch (strength) {
      case M -> "raised on arrival";
      case A -> "raised when settled";
      case N ->
          fire == Fire.ON_ARRIVAL
              ? "raised on arrival as provisional, then confirmed or withdrawn"
              : "raised when final";
    };
  }
}
