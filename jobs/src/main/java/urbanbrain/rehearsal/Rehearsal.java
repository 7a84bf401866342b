package urbanbrain.rehearsal;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.test.Case;
import urbanbrain.rule.test.Comparison;
import urbanbrain.rule.test.RuleTest;
import urbanbrain.rule.test.Seen;

/**
 * Plays the cases of a rule: with each event at its own time, as they arrive, and in shuffled
 * orders. What is raised must be as expected, and the final incidents the same in every order.
 */
public final class Rehearsal {

  private final Function<ZoneId, RuleSet> rules;
  private final int shuffles;
  private final Map<String, Cast> casts = new HashMap<>();

  /**
   * A rehearsal.
   *
   * @param rules the rules, compiled for a zone
   * @param shuffles in how many shuffled orders each case is played
   */
  public Rehearsal(Function<ZoneId, RuleSet> rules, int shuffles) {
    this.rules = rules;
    this.shuffles = shuffles;
  }

  /** Plays all cases of a test. */
  public List<Result> play(RuleTest test) {
    return test.cases().stream().map(one -> play(test, one)).toList();
  }

  private Result play(RuleTest test, Case one) {
    long begin = System.nanoTime();
    Cast cast =
        casts.computeIfAbsent(
            test.rule() + " " + one.zone(), name -> new Cast(rules.apply(one.zone()), test.rule()));
    Failure failure = new Failure(cast, one);
    Script inTime = Script.inTime(one);
    Play timely = Play.of(inTime, cast, one);
    Script asItArrives = Script.asItArrives(one);
    Play arriving = Play.of(asItArrives, cast, one);
    failure.compare(new Comparison(one, seen(timely, arriving)));
    failure.compare(asItArrives, arriving, inTime, timely);
    for (int i = 1; i <= shuffles && failure.isNone(); i++) {
      Script shuffled = Script.shuffled(one, i);
      failure.compare(asItArrives, arriving, shuffled, Play.of(shuffled, cast, one));
    }
    return new Result(one, failure.differences(), failure.text(), System.nanoTime() - begin);
  }

  /**
   * What is true, and when it is told where each event comes at its time; and what is taken back.
   */
  private static List<Seen> seen(Play timely, Play arriving) {
    List<Seen> seen = new ArrayList<>(arriving.withdrawn());
    for (Seen one : timely.seen()) {
      boolean isProvisional = arriving.isProvisional(one.incident());
      seen.add(
          new Seen(
              one.incident(), one.raised(), one.ended(), isProvisional, false, one.headline()));
    }
    return seen;
  }
}
