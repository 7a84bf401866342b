package urbanbrain.bench.joins;

import java.util.List;
import java.util.stream.Collectors;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.esper.EsperRun;

/**
 * Esper in the caller's thread. A join of its windows would give each pair, so anchors wait in a
 * window until the last of the other legs has come. What came before an anchor is seen in each
 * leg's newest. A context by sensor takes longer than the indexes that Esper makes for these.
 */
final class Esper {

  private static final String ANCHORS =
      """
      create window Waiting#time(%1$d milliseconds) as (sensor string, time long%2$s);
      create schema Arrived(sensor string, time long%2$s);
      create schema Found(sensor string, time long);
      insert into Arrived select sensor, time%3$s
        from Reading(value >= %4$d and value < %5$d) as anchor;
      insert into Waiting select * from Arrived where not (%6$s);
      insert into Found select sensor, time from Arrived where %6$s;
      @name('found') select sensor, time from Found;
      """;

  private static final String SEEN_BEFORE =
      """
      , exists (
          select * from Reading(value >= %2$d and value < %3$d)#unique(sensor) as other
          where other.sensor = anchor.sensor and other.time >= anchor.time - %4$d) as %1$s
      """;

  /** What it updates stays for the window's length from then on, so it is dropped here. */
  private static final String SEEN_AFTER =
      """
      on Reading(value >= %2$d and value < %3$d) as other
      merge Waiting as anchor where anchor.sensor = other.sensor
      when matched and anchor.time < other.time - %4$d then delete
      when matched %5$s
        then insert into Found select anchor.sensor as sensor, anchor.time as time then delete
      when matched then update set %1$s = true;
      """;

  private final Question question;

  private Esper(Question question) {
    this.question = question;
  }

  static Answer find(Readings readings, Question question) throws Exception {
    return EsperRun.run(new Esper(question).statements(), readings, Long.MAX_VALUE);
  }

  private String statements() {
    return anchors() + question.others().stream().map(this::after).collect(Collectors.joining());
  }

  private String anchors() {
    List<Leg> others = question.others();
    return ANCHORS.formatted(
        question.within() + 1,
        others.stream().map(leg -> ", " + leg.name() + " boolean").collect(Collectors.joining()),
        others.stream().map(this::before).collect(Collectors.joining()),
        question.anchor().from(),
        question.anchor().below(),
        others.stream().map(Leg::name).collect(Collectors.joining(" and ")));
  }

  private String before(Leg leg) {
    return SEEN_BEFORE.formatted(leg.name(), leg.from(), leg.below(), question.within());
  }

  private String after(Leg leg) {
    String rest =
        question.others().stream()
            .filter(other -> !other.equals(leg))
            .map(other -> "and anchor." + other.name() + " ")
            .collect(Collectors.joining());
    return SEEN_AFTER.formatted(leg.name(), leg.from(), leg.below(), question.within(), rest);
  }
}
