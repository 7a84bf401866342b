package urbanbrain.live;

import java.util.Map;
import java.util.TreeMap;
import urbanbrain.city.City;
import urbanbrain.event.Event;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.job.LocalReplay;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.clock.ClockedRules;

/** How many events of a recording its rules want. */
final class Wanted {

  private Wanted() {}

  /** By rule and leg: of a signal, once for each clock that judges it. */
  static Map<String, Long> byLeg(City city) throws Exception {
    Map<Long, Event> events = events(city);
    Map<String, Long> wanted = new TreeMap<>();
    for (ClockedRules clock : city.clocks().clocks()) {
      for (Rule rule : clock.rules().judged()) {
        for (Leg leg : rule.when().legs()) {
          if (!leg.isSignal()) {
            long fit = events.values().stream().filter(event -> fits(event, leg)).count();
            wanted.merge(rule.name() + " " + leg.name(), fit, Long::sum);
          }
        }
      }
    }
    return wanted;
  }

  private static boolean fits(Event event, Leg leg) {
    return event.stream() == leg.stream().code() && leg.where().of(event);
  }

  /** Each event once. */
  private static Map<Long, Event> events(City city) throws Exception {
    Map<Long, Event> events = new TreeMap<>();
    new LocalReplay(city)
        .run(
            new Replayed() {
              @Override
              public void decoded(Decoded decoded) {
                if (decoded instanceof Decoded.Heard heard) {
                  events.put(heard.event().identity(), heard.event());
                }
              }
            });
    return events;
  }
}
