package urbanbrain.rule.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import urbanbrain.asset.Assets;
import urbanbrain.asset.Roll;
import urbanbrain.event.Event;
import urbanbrain.geo.Tiles;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.text.Distances;

/**
 * Says of checked rules what their text does not: how they are indexed, what they keep and when.
 */
public final class RuleReport {

  private final RuleSet rules;

  public RuleReport(RuleSet rules) {
    this.rules = rules;
  }

  /** A few lines about one rule. */
  public String text(Rule rule) {
    String raised = rule.raises() ? "" : " (a signal: it raises no incident of its own)";
    String judged = rule.isJudged() ? "" : " (not judged)";
    return """
        %s%s%s
          class  %s: %s
          reads  %s
          index  %s
          state  %s
          fires  %s
        """
        .formatted(
            rule.name(),
            raised,
            judged,
            rule.verdict(),
            rule.why(),
            String.join(", ", sources(rule)),
            index(rule.when()),
            StateBound.of(rule),
            Firing.of(rule));
  }

  /**
   * The streams without which a rule can never fire in a city whose sources give these streams;
   * empty if it can. A signal needs the streams of the rule that gives it.
   */
  public List<String> missing(Rule rule, Set<String> given) {
    return new Needs(rules).missing(rule, given);
  }

  /**
   * The streams of what a rule wants to be absent that a city's sources do not give: there it is
   * always absent, and the rule says less than it seems to.
   */
  public List<String> unseen(Rule rule, Set<String> given) {
    return new Needs(rules).unseen(rule, given);
  }

  /**
   * The assets of a city that a rule waits for though they were never heard, by their ids; nothing
   * where the rule asks for none.
   */
  public Optional<List<String>> known(Rule rule, Assets assets) {
    Form.Known known = rule.when() instanceof Form.Silent silent ? silent.known() : null;
    return Optional.ofNullable(known)
        .map(
            k ->
                Roll.call(rule.when().legs().get(0).stream(), assets).stream()
                    .filter(k.asset()::of)
                    .map(Event::id)
                    .toList());
  }

  /**
   * The derived fields that a rule uses of streams that a city's sources give, and that never have
   * a value there.
   *
   * @param has whether a derived field of this name ever has one
   */
  public List<String> valueless(Rule rule, Set<String> given, Predicate<String> has) {
    return new Needs(rules).valueless(rule, given, has);
  }

  private static List<String> sources(Rule rule) {
    return rule.when().legs().stream()
        .map(leg -> leg.isSignal() ? "signal " + leg.signal() : leg.stream().name())
        .distinct()
        .toList();
  }

  private static String index(Form form) {
    if (form instanceof Form.All all) {
      return all.isSpatial() ? tiles(all.near()) : keys(all.same());
    }
    if (form instanceof Form.Sequence sequence) {
      return sequence.isSpatial() ? tiles(sequence.near()) : keys(sequence.same());
    }
    return form.isSignal() ? keys(form.keyFields()) : "none: each event is judged alone";
  }

  private static String keys(List<String> fields) {
    return fields.isEmpty() ? "none: all events under one key" : String.join(", ", fields);
  }

  private static String tiles(double near) {
    double side = 1_000 * Math.pow(4, Tiles.levelFor(near));
    return "tiles of %s; events within %s of another tile go there too"
        .formatted(Distances.write(side), Distances.write(near));
  }
}
