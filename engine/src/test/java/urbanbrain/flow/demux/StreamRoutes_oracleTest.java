package urbanbrain.flow.demux;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.harness.Rules.leg;
import static urbanbrain.harness.Rules.raising;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.flow.Routed;
import urbanbrain.flow.demux.judge.Wheres;
import urbanbrain.flow.meter.RuleMeters;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.tenure.Tenure;

/** Events go where each rule by itself wants them, and are counted so. */
class StreamRoutes_oracleTest {

  private static final long END = 60;

  private final Map<String, Long> counts = new TreeMap<>();

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("seeds", 50));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agree(long seed) {
    Random random = new Random(seed);
    Wheres wheres = new Wheres(random);
    RuleSet rules = rules(random, wheres);
    RuleIndex index = new RuleIndex(rules);
    MetricListener seen = new MetricListener();
    index.meter("events_total", new RuleMeters(seen.getMetricGroup()));
    for (long time = 0; time < END; time++) {
      Event event = wheres.event(time);
      check(rules, index, event);
      if (random.nextInt(4) == 0) {
        check(rules, index, event.withdrawal());
      }
    }
    counts.forEach(
        (leg, count) ->
            assertThat(seen.getCounter("rule", leg, "leg", "e", "events_total").orElseThrow())
                .as(leg)
                .satisfies(counter -> assertThat(counter.getCount()).isEqualTo(count)));
  }

  private void check(RuleSet rules, RuleIndex index, Event event) {
    StreamRoutes routes = index.routes(event);
    boolean isWanted = routes.judge(event);
    assertThat(isWanted)
        .isEqualTo(rules.rules().stream().anyMatch(rule -> legOf(rule).where().of(event)));
    Map<Integer, Set<Integer>> expected = new TreeMap<>();
    for (Rule rule : rules.rules()) {
      if (legOf(rule).where().of(event) && rule.tenure().hears(event.time())) {
        expected
            .computeIfAbsent(StableHash.code(rule.space()), space -> new TreeSet<>())
            .add(legOf(rule).feed(rule.space()).code());
      }
    }
    assertThat(routed(routes, event)).as("%s", event).isEqualTo(expected);
    count(rules, event);
  }

  private static Map<Integer, Set<Integer>> routed(StreamRoutes routes, Event event) {
    Map<Integer, Set<Integer>> got = new TreeMap<>();
    Consumer<Routed> out =
        routed -> {
          TreeSet<Integer> feeds = new TreeSet<>();
          for (int feed : routed.feeds()) {
            assertThat(feeds.isEmpty() || feeds.last() < feed).isTrue();
            feeds.add(feed);
          }
          assertThat(got.put(routed.key().space(), feeds)).isNull();
        };
    routes.toDetect(event, out);
    routes.toState(event, out);
    routes.toSilence(event, out);
    routes.toFuse(event, out);
    return got;
  }

  /** Each event once for each rule, where a version wants it that is in force then. */
  private void count(RuleSet rules, Event event) {
    TreeSet<String> wanting = new TreeSet<>();
    for (Rule rule : rules.rules()) {
      Tenure tenure = rule.tenure();
      boolean isInForce = event.time() >= tenure.from() && event.time() < tenure.until();
      counts.merge(rule.title(), 0L, Long::sum);
      if (legOf(rule).where().of(event) && isInForce && !event.isWithdrawn()) {
        wanting.add(rule.title());
      }
    }
    wanting.forEach(title -> counts.merge(title, 1L, Long::sum));
  }

  private static Leg legOf(Rule rule) {
    return rule.when().legs().get(0);
  }

  private static RuleSet rules(Random random, Wheres wheres) {
    List<String> texts = LongStream.range(0, 12).mapToObj(i -> wheres.text()).toList();
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(25); i++) {
      String name = "r" + i;
      Rule rule = rule(name, texts.get(random.nextInt(texts.size())), random);
      if (random.nextInt(3) == 0) {
        Rule next = rule(name, texts.get(random.nextInt(texts.size())), random);
        long change = random.nextInt((int) END);
        Tenure old = Tenure.ALWAYS.until(change, Tenure.End.CHANGED).hearing(change + 5);
        rules.add(rule.during(old, signal -> signal));
        // What begins with one edition begins at one time.
        rules.add(next.during(Tenure.since(1 + i, change, change), signal -> signal));
      } else {
        rules.add(rule);
      }
    }
    return Rules.set(rules.toArray(Rule[]::new));
  }

  private static Rule rule(String name, String text, Random random) {
    Leg leg = leg("e", Wheres.STREAM, text, Wheres.compiled(text));
    return raising(name, RuleClass.M, form(leg, random));
  }

  private static Form form(Leg leg, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Form.Any(List.of(leg));
      case 1 -> new Form.All(List.of(leg), leg, 10, 10, Double.NaN, List.of(), 1);
      case 2 -> new Form.State(leg, List.of(), event -> true, 10, 20);
      default -> new Form.Window(leg, List.of(), 60, 60, List.of(), a -> false, null, 0, 0);
    };
  }
}
