package urbanbrain.inquiry.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import urbanbrain.inquiry.change.Dial.Unit;
import urbanbrain.inquiry.change.Expressions.Stretch;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.text.Distances;
import urbanbrain.text.Durations;
import urbanbrain.text.YamlNode;

/** Finds in a rule's text the numbers and the conditions that decide whether it is raised. */
public final class Parts {

  private static final Pattern SOME = Pattern.compile("(\\d+)(\\s+of\\s+)(\\d+)");

  private final Rule rule;
  private final String text;
  private final List<Dial> dials = new ArrayList<>();
  private final List<Condition> conditions = new ArrayList<>();

  private Parts(Rule rule, String text) {
    this.rule = rule;
    this.text = text;
  }

  /** Those of one rule. */
  public static Parts of(Rule rule, String text) {
    Parts parts = new Parts(rule, text);
    YamlNode root = YamlNode.parse(rule.file(), text, new ArrayList<>()).orElseThrow();
    root.get("events").ifPresent(parts::legs);
    root.get("when").ifPresent(parts::when);
    return parts;
  }

  public List<Dial> dials() {
    return dials;
  }

  public List<Condition> conditions() {
    return conditions;
  }

  /** Those of what must be absent are left out: that it came says all. */
  private void legs(YamlNode events) {
    Set<String> asked = rule.when().legs().stream().map(Leg::name).collect(Collectors.toSet());
    rule.when().absent().forEach(leg -> asked.remove(leg.name()));
    for (YamlNode.Entry leg : events.entries()) {
      String name = leg.name();
      if (asked.contains(name)) {
        leg.value().get("count").ifPresent(n -> whole(n, "count of " + name));
        leg.value().get("where").ifPresent(n -> condition(n, "where", name));
      }
    }
  }

  private void when(YamlNode when) {
    when.get("within").ifPresent(this::within);
    when.get("near").ifPresent(n -> distance(n, "near"));
    when.get("at_least").ifPresent(n -> whole(n, "at_least"));
    when.get("raise").ifPresent(n -> condition(n, "raise", onlyLeg()));
    when.get("hold").ifPresent(n -> duration(n, "hold", false, every()));
    when.get("of_last").ifPresent(this::ofLast);
    when.get("window")
        .flatMap(n -> n.get("over"))
        .ifPresent(n -> duration(n, "over", true, every()));
    when.get("state").ifPresent(this::state);
    Optional<YamlNode> silent = when.get("silent");
    silent.flatMap(n -> n.get("for")).ifPresent(n -> duration(n, "for", false, 0));
    silent.flatMap(n -> n.get("known")).ifPresent(n -> condition(n, "known", onlyLeg()));
  }

  private String onlyLeg() {
    return rule.when().legs().get(0).name();
  }

  private void within(YamlNode node) {
    if (!node.isMap()) {
      duration(node, "within", true, 0);
    }
    for (YamlNode.Entry side : node.entries()) {
      duration(side.value(), "within " + side.name(), !side.name().equals("from"), 0);
    }
  }

  private void state(YamlNode state) {
    state.get("is").ifPresent(n -> condition(n, "is", onlyLeg()));
    state.get("for").ifPresent(n -> duration(n, "for", false, 0));
    state.get("stale").ifPresent(n -> duration(n, "stale", true, 0));
  }

  /** Boundaries stand so far apart: what is counted in them is a multiple of that. */
  private long every() {
    return rule.when() instanceof Form.Window window ? window.every() : 0;
  }

  private void duration(YamlNode node, String word, boolean loosens, long step) {
    long millis = Durations.parse(node.text()).orElse(0);
    long least = step > 0 ? step : millis % 1_000 == 0 ? 1_000 : 1;
    plain(node, word, Unit.DURATION, (double) least, loosens);
  }

  private void distance(YamlNode node, String word) {
    OptionalDouble metres = Distances.parse(node.text());
    metres.ifPresent(m -> plain(node, word, Unit.DISTANCE, 1, true));
  }

  private void whole(YamlNode node, String word) {
    plain(node, word, Unit.WHOLE, 1, false);
  }

  private void plain(YamlNode node, String word, Unit unit, double step, boolean loosens) {
    Stretch stretch = bare(node);
    String written = stretch.of(text);
    dials.add(
        new Dial(
            rule.name(),
            word,
            written,
            stretch.from(),
            stretch.to(),
            written,
            unit,
            step,
            loosens));
  }

  private void ofLast(YamlNode node) {
    Stretch stretch = bare(node);
    Matcher some = SOME.matcher(text).region(stretch.from(), stretch.to());
    if (some.lookingAt()) {
      String part = stretch.of(text);
      dials.add(ofLast(some.start(1), some.end(1), part, false));
      dials.add(ofLast(some.start(3), some.end(3), part, true));
    }
  }

  private Dial ofLast(int from, int to, String part, boolean loosens) {
    String written = text.substring(from, to);
    return new Dial(rule.name(), "of_last", part, from, to, written, Unit.WHOLE, 1, loosens);
  }

  private void condition(YamlNode node, String word, String leg) {
    String named = word.equals("where") ? "where of " + leg : word;
    for (Stretch part : Expressions.parts(text, bare(node))) {
      String words = part.of(text).replaceAll("\\s+", " ");
      conditions.add(new Condition(rule.name(), leg, word, words, part.from(), part.to()));
      for (Stretch number : Expressions.numbers(text, part)) {
        boolean loosens = Expressions.loosens(text, part, number);
        dials.add(number(named, words, number, loosens));
      }
    }
  }

  private Dial number(String word, String part, Stretch number, boolean loosens) {
    String written = number.of(text);
    int dot = written.indexOf('.');
    double step = Math.pow(10, -2 - (dot < 0 ? 0 : written.length() - dot - 1));
    return new Dial(
        rule.name(), word, part, number.from(), number.to(), written, Unit.NUMBER, step, loosens);
  }

  /** Where a scalar stands, without its quotes. */
  private Stretch bare(YamlNode node) {
    int from = node.from();
    int to = Math.min(node.to(), text.length());
    boolean isQuoted = from < to && (text.charAt(from) == '"' || text.charAt(from) == '\'');
    return isQuoted ? new Stretch(from + 1, to - 1) : plainEnd(from, to);
  }

  /** A block begins behind its sign, and ends before the blanks at its end. */
  private Stretch plainEnd(int from, int to) {
    boolean isBlock = from < to && (text.charAt(from) == '>' || text.charAt(from) == '|');
    int first = isBlock ? text.indexOf('\n', from) + 1 : from;
    int last = to;
    while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    return new Stretch(first, last);
  }
}
