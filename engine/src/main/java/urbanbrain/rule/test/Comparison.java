package urbanbrain.rule.test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import urbanbrain.verdict.Incident;

/** What a case expects beside what was seen, one incident after the other. */
public final class Comparison {

  private static final Comparator<Seen> ORDER =
      Comparator.comparingLong(Seen::order)
          .thenComparing(seen -> seen.incident().key(), Comparator.nullsFirst(String::compareTo))
          .thenComparing(Seen::incident, Comparator.comparingLong(Incident::start))
          .thenComparing(seen -> seen.incident().contentId());

  private final Case of;
  private final List<Seen> seen;
  private final List<String> differences = new ArrayList<>();

  /** Compares; in order of the time at which each is raised, then of key. */
  public Comparison(Case of, List<Seen> seen) {
    this.of = of;
    this.seen = seen.stream().sorted(ORDER).toList();
    for (int i = 0; i < Math.max(of.expected().size(), seen.size()); i++) {
      compare(i);
    }
  }

  private void compare(int place) {
    boolean isAlone = of.expected().size() <= 1 && seen.size() <= 1;
    String name = isAlone ? "" : "incident %d: ".formatted(place + 1);
    if (place >= of.expected().size()) {
      differences.add(name + "not expected: " + gist(seen.get(place)));
    } else if (place >= seen.size()) {
      differences.add(name + "missing: " + all(of.expected().get(place).facts()));
    } else {
      compare(name, of.expected().get(place), Facts.of(seen.get(place)));
    }
  }

  private void compare(String name, Expected expected, Map<String, String> facts) {
    expected
        .facts()
        .forEach(
            (word, value) -> {
              String is = facts.getOrDefault(word, Facts.NONE);
              if (!is.equals(value)) {
                differences.add(
                    "%s%s is %s, not %s"
                        .formatted(name, word, shown(word, is), shown(word, value)));
              }
            });
  }

  /** What tells one incident from another. */
  private String gist(Seen one) {
    Map<String, String> facts = Facts.of(one);
    Map<String, String> gist = new LinkedHashMap<>();
    for (String word : List.of(Facts.RAISED, Facts.START, Facts.KEY, Facts.EVIDENCE)) {
      gist.put(word, facts.get(word));
    }
    gist.values().removeIf(Facts.NONE::equals);
    return all(gist);
  }

  private String all(Map<String, String> facts) {
    return facts.entrySet().stream()
        .map(fact -> fact.getKey() + " " + shown(fact.getKey(), fact.getValue()))
        .collect(Collectors.joining(", "));
  }

  private String shown(String word, String value) {
    return Facts.shown(word, value, of.moments());
  }

  /** How they differ, a line each; none if all is as expected. */
  public List<String> differences() {
    return List.copyOf(differences);
  }

  /** Whether less was seen than is expected. */
  public boolean isAnyMissing() {
    return seen.size() < of.expected().size();
  }

  /** The case. */
  Case of() {
    return of;
  }

  /** What was seen, in order. */
  List<Seen> seen() {
    return seen;
  }
}
