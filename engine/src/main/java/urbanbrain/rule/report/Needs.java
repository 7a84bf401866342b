package urbanbrain.rule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import urbanbrain.event.Field;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;

/** Which streams a rule cannot do without. */
final class Needs {

  private final RuleSet rules;

  Needs(RuleSet rules) {
    this.rules = rules;
  }

  /** The streams without which it can never fire in a city that gives these; empty if it can. */
  List<String> missing(Rule rule, Set<String> given) {
    Set<String> missing = new TreeSet<>();
    int there = 0;
    boolean isAnchored = true;
    for (Leg leg : filled(rule.when())) {
      String stream = stream(leg);
      boolean isThere = given.contains(stream);
      there += isThere ? 1 : 0;
      if (!isThere) {
        missing.add(stream);
        isAnchored &=
            !(rule.when() instanceof Form.All all) || !all.anchor().name().equals(leg.name());
      }
    }
    boolean canFire = isAnchored && there >= needed(rule.when());
    return canFire ? List.of() : new ArrayList<>(missing);
  }

  /** The streams of what must be absent that the city does not give: there it always is. */
  List<String> unseen(Rule rule, Set<String> given) {
    Set<String> unseen = new TreeSet<>();
    absent(rule.when()).stream()
        .map(this::stream)
        .filter(stream -> !given.contains(stream))
        .forEach(unseen::add);
    return new ArrayList<>(unseen);
  }

  /** The derived fields that it uses of the streams that the city gives, and that have no value. */
  List<String> valueless(Rule rule, Set<String> given, Predicate<String> has) {
    return legs(rule)
        .filter(leg -> given.contains(leg.stream().name()))
        .flatMap(leg -> leg.shown().stream())
        .filter(Field::isDerived)
        .map(Field::name)
        .filter(has.negate())
        .distinct()
        .sorted()
        .toList();
  }

  /** Its legs that are of events, those of the rules that give its signals, and what ends it. */
  private Stream<Leg> legs(Rule rule) {
    Stream<Leg> legs =
        rule.when().legs().stream()
            .flatMap(
                leg ->
                    leg.isSignal()
                        ? rules.rule(leg.signal()).orElseThrow().when().legs().stream()
                        : Stream.of(leg));
    Leg ending = rule.raises() ? rule.incident().endsWhen() : null;
    return ending == null ? legs : Stream.concat(legs, Stream.of(ending));
  }

  private static List<Leg> filled(Form form) {
    if (form instanceof Form.All all) {
      return all.filled();
    }
    return form instanceof Form.Sequence sequence ? sequence.steps() : form.legs();
  }

  private static List<Leg> absent(Form form) {
    if (form instanceof Form.All all) {
      return all.absent();
    }
    return form instanceof Form.Sequence sequence ? sequence.absent() : List.of();
  }

  private static int needed(Form form) {
    if (form instanceof Form.All all) {
      return all.atLeast();
    }
    return form instanceof Form.Sequence sequence ? sequence.steps().size() : 1;
  }

  /** The stream that a leg lives on; that of its signal where it is a signal. */
  private String stream(Leg leg) {
    if (!leg.isSignal()) {
      return leg.stream().name();
    }
    Rule signal = rules.rule(leg.signal()).orElseThrow();
    return signal.when().legs().get(0).stream().name();
  }
}
