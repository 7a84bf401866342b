package urbanbrain.rule.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import urbanbrain.rule.RuleFiles.Source;

/**
 * The examples of {@code rules/README.md}: rules and streams, each under the name of its section;
 * and the test that stands there.
 */
public final class Examples {

  /** Where they stand. */
  public static final Path README = Path.of("../rules/README.md");

  /** A heading; or an example, with what is said of it. */
  private static final Pattern PART =
      Pattern.compile("(?m)^### ([^\n]*)$|```yaml\n(.*?)```\n(```text\n.*?```\n)?", Pattern.DOTALL);

  /** The rules that examples name. */
  private static final List<Source> NAMED =
      List.of(
          named("slow", "speed: { stream: city.speed }", "segment", "avg(speed.kmh) < 20"),
          named("crowd", "crash: { stream: city.crash }", "township", "count() >= 5"));

  private final String text;
  private final List<Source> sources = new ArrayList<>();
  private final Map<Integer, Source> byPlace = new HashMap<>();
  private String test;

  private Examples(String text) {
    this.text = text;
    Map<String, Integer> seen = new HashMap<>();
    String section = "";
    Matcher part = PART.matcher(text);
    while (part.find()) {
      if (part.group(1) != null) {
        section = part.group(1).strip().replace(' ', '_');
      } else if (part.group(2).startsWith("- ")) {
        test = part.group(2);
      } else {
        int number = seen.merge(section, 1, Integer::sum);
        Source source = source(number == 1 ? section : section + "_" + number, part.group(2));
        sources.add(source);
        byPlace.put(part.start(), source);
      }
    }
  }

  /** Reads them. */
  public static Examples read() throws IOException {
    return new Examples(Files.readString(README));
  }

  private static Source source(String name, String yaml) {
    if (yaml.startsWith("domain:")) {
      return new Source("streams/city.yaml", yaml);
    }
    if (yaml.startsWith("rule: ")) {
      return new Source(yaml.lines().findFirst().orElseThrow().substring(6) + ".yaml", yaml);
    }
    String rule = name.toLowerCase(java.util.Locale.ROOT);
    String head = "rule: %s%nsays: An example.%nstatus: live%n".formatted(rule);
    return new Source(rule + ".yaml", head + yaml);
  }

  /** The examples. */
  public List<Source> sources() {
    return List.copyOf(sources);
  }

  /** The examples, and the rules that they name. */
  public List<Source> all() {
    List<Source> all = new ArrayList<>(sources);
    all.addAll(NAMED);
    return all;
  }

  /** The test of the first example. */
  public String test() {
    return test;
  }

  /** The text with something said under each example. */
  String told(Function<Source, String> says) {
    StringBuilder told = new StringBuilder();
    Matcher part = PART.matcher(text);
    while (part.find()) {
      Source source = byPlace.get(part.start());
      String whole =
          source == null
              ? part.group()
              : "```yaml\n" + part.group(2) + "```\n" + says.apply(source);
      part.appendReplacement(told, Matcher.quoteReplacement(whole));
    }
    return part.appendTail(told).toString();
  }

  private static Source named(String name, String leg, String by, String raise) {
    String rule =
        """
        rule: %s
        says: What examples name.
        status: live
        events: { %s }
        when:
          window: { of: %s, by: %s, over: 1h, every: 5m }
          raise: "%s"
        incident: { severity: Minor, headline: x }
        """;
    String of = leg.substring(0, leg.indexOf(':'));
    return new Source(name + ".yaml", rule.formatted(name, leg, of, by, raise));
  }
}
