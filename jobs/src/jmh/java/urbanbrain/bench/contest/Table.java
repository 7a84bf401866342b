package urbanbrain.bench.contest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a contest came to, as Markdown: the first peer is ours, which all are compared with. */
public final class Table {

  private final List<Entrant> entrants;

  Table(List<Entrant> entrants) {
    this.entrants = entrants;
  }

  @Override
  public String toString() {
    return """
    | | keys | events | wall ns an event (least to most) | CPU ns an event | wall / ours | CPU / ours |
    |---|---|---|---|---|---|---|
    """
        + entrants.stream().map(this::line).collect(Collectors.joining("\n"));
  }

  /** Events in a second of the wall's clock, by the peer's title. */
  public Map<String, Double> throughput() {
    Map<String, Double> all = new LinkedHashMap<>();
    entrants.forEach(entrant -> all.put(entrant.peer().title(), 1e9 / entrant.each().wall()));
    return all;
  }

  private String line(Entrant entrant) {
    Cost ours = entrants.get(0).each();
    Cost its = entrant.each();
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,d | %s (%s to %s) | %s | %.2f | %.2f |",
        entrant.peer().title(),
        entrant.keys(),
        entrant.size(),
        nanos(its.wall()),
        nanos(entrant.rounds().stream().mapToDouble(Cost::wall).min().orElseThrow()),
        nanos(entrant.rounds().stream().mapToDouble(Cost::wall).max().orElseThrow()),
        nanos(its.cpu()),
        its.wall() / ours.wall(),
        its.cpu() / ours.cpu());
  }

  private static String nanos(double nanos) {
    return String.format(Locale.ROOT, "%,.0f", nanos);
  }
}
