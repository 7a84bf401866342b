package urbanbrain.flow.demux.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import urbanbrain.cel.Access;
import urbanbrain.event.Field;

/**
 * By which field each condition is found: of the fields of which it needs some values, the one
 * where it shares them with the fewest others.
 */
final class Ways {

  /** To judge fewer conditions than that takes no longer than to look up which to judge. */
  private static final int FEWEST = 4;

  private final Map<Needed, Integer> sharing = new HashMap<>();
  private final Map<Field, Map<Object, List<Integer>>> byField = new LinkedHashMap<>();
  private final List<Integer> others = new ArrayList<>();

  /** A value that some condition needs a field to have. */
  private record Needed(Field field, Object value) {}

  /** A way to find a condition. */
  private record Way(Field field, List<Object> values) {}

  Ways(List<Condition> conditions) {
    List<List<Way>> ways = conditions.stream().map(Ways::of).toList();
    ways.forEach(some -> some.forEach(this::share));
    for (int place = 0; place < ways.size(); place++) {
      Optional<Way> best = ways.get(place).stream().min(Comparator.comparingLong(this::cost));
      if (best.isPresent()) {
        put(best.get(), place);
      } else {
        others.add(place);
      }
    }
    byField.values().removeIf(this::isNotWorthIt);
  }

  private static List<Way> of(Condition condition) {
    List<Way> ways = new ArrayList<>();
    for (Access access : condition.holds().accesses()) {
      condition.stream()
          .field(access.field())
          .ifPresent(field -> ways.add(new Way(field, access.values())));
    }
    return ways;
  }

  private void share(Way way) {
    way.values.forEach(value -> sharing.merge(new Needed(way.field, value), 1, Integer::sum));
  }

  private long cost(Way way) {
    return way.values.stream().mapToLong(value -> sharing.get(new Needed(way.field, value))).sum();
  }

  private void put(Way way, int place) {
    Map<Object, List<Integer>> places =
        byField.computeIfAbsent(way.field, field -> new HashMap<>());
    for (Object value : way.values) {
      places.computeIfAbsent(value, v -> new ArrayList<>()).add(place);
    }
  }

  private boolean isNotWorthIt(Map<Object, List<Integer>> places) {
    List<Integer> found = places.values().stream().flatMap(List::stream).distinct().toList();
    boolean isNotWorthIt = found.size() < FEWEST;
    if (isNotWorthIt) {
      others.addAll(found);
    }
    return isNotWorthIt;
  }

  /** What finds conditions. */
  List<Lookup> lookups() {
    List<Lookup> lookups = new ArrayList<>();
    byField.forEach((field, places) -> lookups.add(new Lookup(field, places)));
    return lookups;
  }

  /** The conditions that nothing finds. */
  List<Integer> others() {
    return others;
  }
}
