package urbanbrain.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import urbanbrain.rule.RuleFiles;

/** Random rules, as people would write them. */
final class RuleTexts {

  private static final List<String> WHERES =
      List.of(
          "%s.amount >= 1",
          "%s.level < 2",
          "%s.kind == 'x'",
          "%s.hot",
          "!%s.hot",
          "%s.zone == 1 || %1$s.kind != 'y'");

  private static final List<String> RAISES =
      List.of(
          "count() >= 2",
          "count() >= 3",
          "sum(a.amount) >= 2.5",
          "max(a.level) >= 3",
          "min(a.level) <= -2",
          "distinct(a.kind) >= 2",
          "distinct(a.level) >= 3 || count() >= 5",
          "max(a.amount) > 2 && count() >= 2",
          "avg(a.level) < 0",
          "avg(a.amount) >= 1.5",
          "sum(a.level) < 0 && count() >= 2",
          "count() == 2",
          "max(a.amount) < 1 && count() >= 1",
          "min(a.level) >= 0");

  private static final List<String> CLEARS =
      List.of("count() < 2", "avg(a.level) > 1", "max(a.amount) <= 1", "distinct(a.kind) <= 1");

  /** What two rules may be given together. */
  private record Signal(String name, String by) {}

  private final Random random;
  private final double near;
  private final List<Signal> signals = new ArrayList<>();
  private final List<RuleFiles.Source> files = new ArrayList<>();

  RuleTexts(Random random) {
    this.random = random;
    this.near = pick(List.of(50.0, 500.0, 3_000.0));
  }

  /** A distance that matters to the rules, in metres. */
  double near() {
    return near;
  }

  /** One to three rules of windows, as many joins, perhaps an any. */
  List<RuleFiles.Source> make() {
    for (int i = 0; i <= random.nextInt(3); i++) {
      window("w" + i);
    }
    for (int i = 0; i <= random.nextInt(3); i++) {
      all("j" + i);
    }
    if (random.nextInt(3) == 0) {
      any("x");
    }
    return files;
  }

  private void window(String name) {
    String by = pick(List.of("town", "[town, zone]", "zone", "hot", "[]"));
    signals.add(new Signal(name, by));
    String every = pick(List.of("5s", "10s", "30s"));
    String over = pick(List.of("30s", "35s", "60s", "62s", "5m"));
    StringBuilder when = new StringBuilder("when:\n");
    when.append("  window: { of: a, by: %s, over: %s, every: %s }\n".formatted(by, over, every));
    when.append("  raise: \"").append(pick(RAISES)).append("\"\n");
    if (random.nextInt(2) == 0) {
      when.append("  clear: \"").append(pick(CLEARS)).append("\"\n");
    }
    maybe(when, "  hold: ");
    maybe(when, "  keep: ");
    add(name, "  a: " + event("a", 1) + "\n", when + incident(true));
  }

  private void maybe(StringBuilder when, String word) {
    if (random.nextInt(3) == 0) {
      when.append(word).append(pick(List.of("30s", "30s", "1m", "90s"))).append("\n");
    }
  }

  private void all(String name) {
    Signal signal = random.nextBoolean() ? pick(signals) : new Signal(null, "town");
    String by = signal.name == null ? pick(List.of("town", "[town, zone]")) : signal.by;
    StringBuilder legs = new StringBuilder("  a: " + event("a", 1 + random.nextInt(2)) + "\n");
    List<String> names = new ArrayList<>(List.of("a"));
    for (String leg : List.of("b", "c").subList(0, 1 + random.nextInt(2))) {
      boolean isSignal = leg.equals("b") && signal.name != null;
      String what = isSignal ? signal(signal.name) : event(leg, 1 + random.nextInt(2));
      legs.append("  %s: %s%n".formatted(leg, what));
      names.add(leg);
    }
    String around = pick(List.of("", "", ", around: a"));
    String atLeast = random.nextInt(3) == 0 ? ", at_least: " + (1 + names.size() / 2) : "";
    String when =
        "when: { all: %s%s%s, %s%s }\n".formatted(names, around, atLeast, within(), belonging(by));
    add(name, legs.toString(), when + incident(false));
  }

  private String within() {
    return pick(
        List.of(
            "within: 10s",
            "within: 1m",
            "within: { before: 5s, after: 30s }",
            "within: { before: 2m, after: 0s }",
            "within: { after: 20s }"));
  }

  private String belonging(String by) {
    int choice = random.nextInt(6);
    if (choice == 0) {
      return "";
    }
    boolean isKeyed = choice <= 3 && !by.equals("[]");
    return isKeyed ? ", same: " + by : ", near: " + (long) near + "m";
  }

  private void any(String name) {
    String legs = "  a: " + event("a", 1) + "\n  b: " + event("b", 1) + "\n";
    boolean hasSignal = random.nextBoolean();
    String more = hasSignal ? "  c: " + signal(pick(signals).name) + "\n" : "";
    String when = "when: { any: [a, b%s] }\n".formatted(hasSignal ? ", c" : "");
    add(name, legs + more, when + incident(false));
  }

  private String event(String leg, int most) {
    int count = 1 + random.nextInt(most + 1) / 2;
    String where = random.nextInt(3) == 0 ? ", where: \"" + pick(WHERES).formatted(leg) + "\"" : "";
    return "{ stream: %s%s%s }"
        .formatted(pick(World.STREAMS), where, count > 1 ? ", count: " + count : "");
  }

  private static String signal(String name) {
    return "{ signal: " + name + " }";
  }

  /** A window may do without: then it only gives a signal. */
  private String incident(boolean optional) {
    if (optional && random.nextInt(4) == 0) {
      return "";
    }
    String same =
        pick(
            List.of(
                "",
                "",
                "  same_if: { gap: 1m }\n",
                "  same_if: { near: %dm, gap: 5m }\n".formatted(4 * (long) near),
                "  same_if: { near: %dm, gap: 20s }\n".formatted((long) near)));
    return "incident:\n  severity: Severe\n  headline: { en: \"Something happened\" }\n" + same;
  }

  private void add(String name, String events, String rest) {
    String head = "rule: %s%nsays: A rule.%nstatus: live%nowner: tests%nevents:%n".formatted(name);
    files.add(new RuleFiles.Source("rules/" + name + ".yaml", head + events + rest));
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
