package urbanbrain.bench.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.bench.chart.Axis;
import urbanbrain.bench.chart.Chart;
import urbanbrain.bench.chart.Series;
import urbanbrain.bench.contest.Contest;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.contest.Table;

/**
 * Which readings fulfil which rule, of 1 to 10,000? One of 60 fulfils one, however many there are.
 * Ours against Esper, a map by hand, and those that judge every rule: our conditions and cel-java.
 * Also how long each takes to load the rules.
 *
 * <p>{@code -Devents=} the most readings, {@code -Drounds=}, {@code -Dseconds=} how long a run
 * takes about; ours takes six times as long, for a checkpoint to be in it; {@code -Dcases=} and
 * {@code -Dpeers=} for some only. What all cases came to is drawn into {@code charts/rules.svg}.
 */
class RulesContest {

  private static final int EVENTS = Integer.getInteger("events", 16_000_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int SECONDS = Integer.getInteger("seconds", 2);
  private static final List<String> PEERS =
      Arrays.stream(System.getProperty("peers", "").split(",")).filter(p -> !p.isEmpty()).toList();

  /** How many rules there are. */
  private static final String CASES = System.getProperty("cases", "1 10 100 1000 10000");

  private static final int KEYS = 10_000;

  /** How often some rule is judged at most to see that all agree; cel-java takes 1 us each time. */
  private static final int MOST_JUDGED = 20_000_000;

  /** By the peer's title: how many rules, and how many events a second. */
  private static final Map<String, List<Series.Point>> DRAWN = new LinkedHashMap<>();

  @AfterAll
  static void draw() throws IOException {
    List<Series> series = new ArrayList<>();
    DRAWN.forEach((title, points) -> series.add(new Series(title, points)));
    if (!series.isEmpty()) {
      new Chart("Throughput by number of rules", Axis.log("rules"), Axis.log("events/s"), series)
          .write("rules");
    }
  }

  static IntStream cases() {
    return Arrays.stream(CASES.split(" ")).mapToInt(Integer::parseInt);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void contest(int rules) throws Exception {
    List<Loaded> peers = load(new Question(rules));
    try {
      Readings check = Readings.make(KEYS, Math.min(200_000, MOST_JUDGED / rules));
      Table table = new Contest(peers, ROUNDS).run(check, Readings.make(KEYS, EVENTS));
      table
          .throughput()
          .forEach(
              (title, rate) ->
                  DRAWN
                      .computeIfAbsent(title, of -> new ArrayList<>())
                      .add(new Series.Point(rules, rate)));
      System.out.printf(
          Locale.ROOT,
          "%n%,d rules%n%n%s%n%n| | to load, s |%n|---|---|%n%s%n",
          rules,
          table,
          peers.stream().map(Loaded::line).collect(Collectors.joining("\n")));
    } finally {
      for (Loaded peer : peers) {
        peer.player().end();
      }
    }
  }

  private static List<Loaded> load(Question question) throws Exception {
    Path city = Ours.write(question);
    List<Loaded> peers = new ArrayList<>();
    for (RulePeer peer : RulePeer.values()) {
      if (PEERS.isEmpty() || PEERS.contains(peer.name())) {
        peers.add(Loaded.of(peer, question, city, SECONDS));
        System.out.println(peers.get(peers.size() - 1).line());
      }
    }
    return peers;
  }
}
