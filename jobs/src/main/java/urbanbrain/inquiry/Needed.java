package urbanbrain.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import urbanbrain.city.City;
import urbanbrain.inquiry.change.Parts;
import urbanbrain.inquiry.change.Texts;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Setting;

/** What a question about one rule needs of its city: rules, their texts, and streams. */
public final class Needed {

  private final RuleSet all;
  private final Rule rule;
  private final Texts texts;
  private final RuleSet rules;

  /**
   * What is needed for a rule.
   *
   * @param files the texts of the city's rules and streams
   */
  Needed(City city, List<RuleFiles.Source> files, Rule rule) {
    this.all = city.rules();
    this.rule = rule;
    this.texts = new Texts(files, all, new Setting(city.zone()), rule);
    List<Rule> wanted = new ArrayList<>(List.of(rule.raising()));
    all.judged().stream().filter(other -> other.explains(rule.name())).forEach(wanted::add);
    this.rules = all.only(wanted);
  }

  /** The rule, the rules whose signals it needs, and those whose incidents explain its own. */
  RuleSet rules() {
    return rules;
  }

  /** The texts of the rule and of the rules whose signals it needs. */
  Texts texts() {
    return texts;
  }

  /** The rule, and the rules whose signals it needs. */
  List<Rule> asked() {
    List<Rule> asked = new ArrayList<>(List.of(rule));
    texts.all().keySet().stream()
        .filter(name -> !name.equals(rule.name()))
        .forEach(name -> asked.add(all.rule(name).orElseThrow()));
    return asked;
  }

  /** The numbers and conditions of the rule and of the rules whose signals it needs. */
  List<Parts> parts() {
    Map<String, String> text = texts.all();
    return asked().stream().map(one -> Parts.of(one, text.get(one.name()))).toList();
  }

  /** How far the rule looks, by way of signals too, in milliseconds. */
  long reach() {
    return asked().stream().skip(1).mapToLong(Rule::look).max().orElse(0) + rule.look();
  }

  /** The names of the streams that they need, and of those by which people speak. */
  Set<String> streams() {
    Set<String> streams = new TreeSet<>();
    for (Rule one : rules.rules()) {
      for (Leg leg : one.needs()) {
        if (!leg.isSignal()) {
          streams.add(leg.stream().name());
        }
      }
    }
    all.streams().asMap().keySet().stream()
        .filter(name -> name.startsWith("operations."))
        .forEach(streams::add);
    return streams;
  }
}
