package urbanbrain.rule.edition;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.math.LongMath.saturatedAdd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.tenure.Tenure;

/**
 * The editions of a city's rules one after the other, as one set of rules in which the versions of
 * a rule stand side by side, each with the time when it counts ({@link Tenure}).
 *
 * <p>A rule that asks for something else than before, or rests on a signal that does, is another
 * version: it begins afresh, with signals of its own. One that only says it otherwise stays the
 * version that it was ({@link Rule#retold}).
 */
public final class Timeline {

  private final RuleSet first;

  /** All versions, by their names. */
  private final Map<String, Rule> versions = new TreeMap<>();

  /** Those that raise and stay, by what people call them. */
  private final Map<String, Living> living = new TreeMap<>();

  /** The last versions of rules that changed with the edition that is being taken in. */
  private final Map<String, Rule> changed = new TreeMap<>();

  /** A version that stays. */
  private record Living(String name, Long meaning) {}

  private Timeline(Edition first) {
    checkArgument(first.number() == 0, "the first edition has the number %s", first.number());
    this.first = first.rules();
    for (Rule rule : first.rules().rules()) {
      versions.put(rule.name(), rule);
      if (rule.isJudged() && rule.raises()) {
        living.put(rule.name(), new Living(rule.name(), first.meanings().get(rule.name())));
      }
    }
  }

  /** The rules of these editions, which follow each other, the first being of number 0. */
  public static RuleSet of(List<Edition> editions) {
    Timeline timeline = new Timeline(editions.get(0));
    editions.subList(1, editions.size()).forEach(timeline::follow);
    return timeline.rules();
  }

  private void follow(Edition next) {
    changed.clear();
    Map<String, Rule> there = new TreeMap<>();
    next.rules().judged().stream().filter(Rule::raises).forEach(r -> there.put(r.name(), r));
    for (String title : List.copyOf(living.keySet())) {
      Rule rule = there.get(title);
      if (rule == null) {
        end(title, next.from(), Tenure.End.REMOVED);
      } else if (!next.meanings().get(title).equals(living.get(title).meaning)) {
        end(title, next.from(), Tenure.End.CHANGED);
      } else {
        retell(living.get(title).name, rule, next.from());
      }
    }
    there.forEach(
        (title, rule) -> {
          if (!living.containsKey(title)) {
            begin(rule, next);
            living.put(
                title, new Living(Tenure.named(title, next.number()), next.meanings().get(title)));
          }
        });
  }

  private void end(String title, long from, Tenure.End how) {
    String name = living.remove(title).name;
    Rule last = versions.get(name);
    changed.put(title, last);
    versions.put(name, with(last, last.tenure().until(from, how)));
  }

  private void retell(String name, Rule rule, long from) {
    Rule version = versions.get(name);
    Rule last = version.told(Tenure.FOREVER);
    if (!last.version().equals(rule.version())) {
      int edition = version.tenure().edition();
      Rule words = rule.during(version.tenure(), signal -> Tenure.named(signal, edition));
      List<Rule.Retold> retold = new ArrayList<>(version.retold());
      retold.add(new Rule.Retold(from, words));
      versions.put(name, version.retoldAs(retold));
    }
  }

  /** A version begins, and with it signals that are its own. */
  private Rule begin(Rule rule, Edition with) {
    long signalsWarm = with.from();
    for (Leg leg : rule.needs()) {
      if (leg.isSignal()) {
        Rule signal = lend(with.rules().rule(leg.signal()).orElseThrow(), with);
        boolean isLeg = rule.when().legs().contains(leg);
        signalsWarm = isLeg ? Math.max(signalsWarm, signal.tenure().warm()) : signalsWarm;
      }
    }
    long warm = Beginning.warm(rule, with.from(), signalsWarm);
    Tenure tenure = Tenure.since(with.number(), with.from(), warm);
    if (isKeptQuietAsBefore(rule)) {
      tenure = tenure.quietFrom(changed.get(rule.name()).tenure().quietFrom());
    }
    Rule version = rule.during(tenure, signal -> Tenure.named(signal, with.number()));
    versions.put(version.name(), version);
    return version;
  }

  private boolean isKeptQuietAsBefore(Rule rule) {
    Rule before = changed.get(rule.name());
    return before != null && rule.raises() && Beginning.isKeptQuietAs(before, rule);
  }

  private Rule lend(Rule signal, Edition with) {
    Rule known = versions.get(Tenure.named(signal.name(), with.number()));
    return known == null ? begin(signal.lent(), with) : known;
  }

  private RuleSet rules() {
    Map<String, Rule> all = new TreeMap<>();
    versions.values().stream()
        .filter(rule -> !isLent(rule))
        .forEach(r -> all.put(r.name(), heard(r)));
    List<Rule> raising = List.copyOf(all.values());
    versions.values().stream()
        .filter(this::isLent)
        .forEach(r -> all.put(r.name(), lent(r, raising)));
    for (Rule rule : List.copyOf(all.values())) {
      all.put(rule.name(), heardByOthers(rule, raising));
    }
    TreeSet<String> heeded = new TreeSet<>(first.heeded());
    return new RuleSet(first.streams(), List.copyOf(all.values()), heeded, first.limits());
  }

  private boolean isLent(Rule rule) {
    return rule.isJudged() && !rule.raises();
  }

  /** What a match of its last moment looks ahead to, it hears. */
  private static Rule heard(Rule rule) {
    Tenure tenure = rule.tenure();
    return tenure.until() == Tenure.FOREVER
        ? rule
        : with(rule, tenure.hearing(saturatedAdd(tenure.until(), rule.reach())));
  }

  /** A signal that is nobody's own goes on as long as one asks for it. */
  private static Rule lent(Rule signal, List<Rule> raising) {
    long last = lastHeard(signal, raising).orElse(Tenure.FOREVER);
    Tenure tenure = signal.tenure();
    return last == Tenure.FOREVER
        ? signal
        : with(signal, tenure.until(last, Tenure.End.REMOVED).hearing(last));
  }

  private static Rule heardByOthers(Rule rule, List<Rule> raising) {
    long last = lastHeard(rule, raising).orElse(Tenure.BEGINNING);
    return last <= rule.tenure().heard() ? rule : with(rule, rule.tenure().hearing(last));
  }

  private static Optional<Long> lastHeard(Rule signal, List<Rule> raising) {
    return raising.stream()
        .filter(rule -> rule.isJudged() && asksFor(rule, signal.name()))
        .map(rule -> rule.tenure().heard())
        .max(Long::compare);
  }

  private static boolean asksFor(Rule rule, String signal) {
    return rule.needs().stream().anyMatch(leg -> signal.equals(leg.signal()));
  }

  private static Rule with(Rule rule, Tenure tenure) {
    return rule.during(tenure, signal -> signal);
  }
}
