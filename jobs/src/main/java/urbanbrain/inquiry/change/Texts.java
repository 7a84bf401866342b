package urbanbrain.inquiry.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleFiles.Source;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Setting;

/** The texts of a rule and of those whose signals it needs, to be compiled with changes. */
public final class Texts {

  private final RuleSet all;
  private final Setting setting;
  private final TreeMap<String, Source> sources = new TreeMap<>();

  /**
   * The texts that a rule needs.
   *
   * @param files all of the city's
   * @param all what they compile to
   */
  public Texts(List<Source> files, RuleSet all, Setting setting, Rule rule) {
    this.all = all;
    this.setting = setting;
    add(rule, files);
    for (Leg leg : rule.needs()) {
      if (leg.isSignal()) {
        add(all.rule(leg.signal()).orElseThrow(), files);
      }
    }
  }

  private void add(Rule rule, List<Source> files) {
    files.stream()
        .filter(file -> file.path().equals(rule.file()))
        .findFirst()
        .ifPresent(file -> sources.put(rule.name(), live(file)));
  }

  /** What is asked about is judged, whatever its status: a rule in draft too. */
  private static Source live(Source file) {
    String text = file.text().replaceFirst("(?m)^(status:\\s*)(draft|retired)\\b", "$1live");
    return new Source(file.path(), text);
  }

  /** The texts by the names of the rules. */
  public Map<String, String> all() {
    Map<String, String> texts = new TreeMap<>();
    sources.forEach((rule, source) -> texts.put(rule, source.text()));
    return texts;
  }

  /** The rules with these edits; nothing where they do not compile. */
  public Optional<RuleSet> with(Collection<Edit> edits) {
    List<Source> changed = new ArrayList<>();
    for (Map.Entry<String, Source> entry : sources.entrySet()) {
      String text = entry.getValue().text();
      for (Edit edit : latestFirst(entry.getKey(), edits)) {
        text = text.substring(0, edit.from()) + edit.words() + text.substring(edit.to());
      }
      changed.add(new Source(entry.getValue().path(), text));
    }
    return RuleFiles.compile(changed, all.streams(), setting).rules();
  }

  private static List<Edit> latestFirst(String rule, Collection<Edit> edits) {
    return edits.stream()
        .filter(edit -> edit.rule().equals(rule))
        .filter(edit -> edits.stream().noneMatch(other -> other.contains(edit)))
        .sorted(Comparator.comparingInt(Edit::from).reversed())
        .toList();
  }
}
