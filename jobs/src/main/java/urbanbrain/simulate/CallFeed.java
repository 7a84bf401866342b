package urbanbrain.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import urbanbrain.simulate.Script.Call;

/** What the dispatch centre's system says: one numbered record for each call. */
final class CallFeed {

  private CallFeed() {}

  /** All calls that begin before the end, numbered in their order. */
  static List<Reading> readings(List<Call> calls, long until) {
    List<Call> sorted = new ArrayList<>(calls.stream().filter(c -> c.at() < until).toList());
    sorted.sort(Comparator.comparingLong(Call::at).thenComparing(Call::type));
    List<Reading> readings = new ArrayList<>();
    for (Call call : sorted) {
      readings.add(reading(call, 26_04001 + readings.size()));
    }
    return readings;
  }

  private static Reading reading(Call call, int number) {
    long at = call.at() / 1000 * 1000;
    StringBuilder rest = new StringBuilder();
    rest.append(
        String.format(
            Locale.ROOT,
            "\"call\":\"%d\",\"dispatched\":\"%s\",\"type\":\"%s\"",
            number,
            Clock.iso(at),
            call.type()));
    if (call.complaint() != null) {
      rest.append(",\"complaint\":\"").append(call.complaint()).append('"');
    }
    if (call.priority() > 0) {
      rest.append(",\"priority\":").append(call.priority());
    }
    Spot spot = call.spot();
    rest.append(
        String.format(
            Locale.ROOT,
            ",\"address\":\"%s\",\"district\":\"%s\",\"lat\":%s,\"lon\":%s}",
            Riverton.address(spot),
            Riverton.district(spot),
            spot.lat(),
            spot.lon()));
    return new Reading(at, received -> "{\"received\":\"" + Clock.iso(received) + "\"," + rest);
  }
}
