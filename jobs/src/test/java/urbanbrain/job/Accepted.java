package urbanbrain.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import urbanbrain.city.City;
import urbanbrain.collect.Merge;
import urbanbrain.collect.Recording;
import urbanbrain.event.Event;
import urbanbrain.flow.decode.Decode;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.mapping.SourceSpec;
import urbanbrain.oracle.Oracle;
import urbanbrain.oracle.Town;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.send.privacy.Mask;
import urbanbrain.verdict.Incident;

/**
 * What the oracle says of a city's recording: the events that decode accepts, judged in one batch.
 */
public final class Accepted {

  /** Longer than any recording. */
  private static final long LONG = 1L << 45;

  private Accepted() {}

  /** The events that decode accepts, in the order of the recording. */
  static List<Event> events(City city) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(1, new Configuration());
    var records =
        Recording.of(env, new Merge.Files(city.sources()), Recording.Speed.MAX, "accepted");
    List<Event> events = new ArrayList<>();
    CloseableIterator<Decoded> all =
        Decode.on(records, new Decode(city.specs(), city.assets(), false))
            .executeAndCollect("accepted");
    all.forEachRemaining(
        decoded -> {
          if (decoded instanceof Decoded.Heard heard) {
            events.add(heard.event());
          }
        });
    all.close();
    return events;
  }

  private static long idle(City city, int source) {
    SourceSpec of =
        city.specs().stream().filter(spec -> spec.code() == source).findFirst().orElseThrow();
    return Math.min(of.idle(), LONG);
  }

  private static Map<String, Set<Integer>> givers(RuleClocks clocks) {
    Map<String, Set<Integer>> givers = new TreeMap<>();
    for (RuleClocks.Source source : clocks.sources()) {
      for (String stream : source.streams()) {
        givers.computeIfAbsent(stream, s -> new TreeSet<>()).add(source.code());
      }
    }
    return givers;
  }

  /** The text of {@code incidents.ndjson} as the oracle would write it. */
  static String incidents(City city) throws Exception {
    Mask mask = Mask.of(city);
    return incidents(city, city.rules()).stream()
        .map(incident -> mask.line(incident, city.zone()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The incidents as the oracle knows them by other rules. */
  public static List<Incident> incidents(City city, RuleSet rules) throws Exception {
    Town town = new Town(source -> idle(city, source), city.assets(), givers(city.clocks()));
    return Oracle.incidents(rules, events(city), town);
  }
}
