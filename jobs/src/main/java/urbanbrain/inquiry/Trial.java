package urbanbrain.inquiry;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import urbanbrain.city.City;
import urbanbrain.inquiry.change.Change;
import urbanbrain.inquiry.change.Edit;
import urbanbrain.inquiry.change.Reshape;
import urbanbrain.inquiry.change.Texts;
import urbanbrain.inquiry.tape.Question;
import urbanbrain.inquiry.tape.Raised;
import urbanbrain.inquiry.tape.Tape;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Match;

/** Plays a recording to a rule with changes, and looks for a match that a question asks for. */
public final class Trial {

  private final City city;
  private final Texts texts;
  private final Tape tape;
  private final Question question;
  private final Map<Set<Change>, Optional<Match>> known = new HashMap<>();
  private final Map<Set<Change>, Optional<RuleSet>> compiled = new HashMap<>();

  Trial(City city, Texts texts, Tape tape, Question question) {
    this.city = city;
    this.texts = texts;
    this.tape = tape;
    this.question = question;
  }

  /** The same, of another recording. */
  Trial of(Tape other) {
    return new Trial(city, texts, other, question);
  }

  /** Whether the rule is a rule with these changes. */
  boolean compiles(Collection<Change> changes) {
    return rules(changes).isPresent();
  }

  /** The match nearest to what is asked for that there is with these changes. */
  Optional<Match> play(Collection<Change> changes) {
    return known.computeIfAbsent(
        new LinkedHashSet<>(changes), c -> rules(c).flatMap(rules -> hear(rules)));
  }

  private Optional<Match> hear(RuleSet rules) {
    Raised raised = new Raised(question.rule());
    tape.play(city.with(rules), raised);
    return raised.nearest(question);
  }

  private Optional<RuleSet> rules(Collection<Change> changes) {
    return compiled.computeIfAbsent(new LinkedHashSet<>(changes), this::compile);
  }

  private Optional<RuleSet> compile(Set<Change> changes) {
    List<Edit> edits = changes.stream().flatMap(c -> c.edit().stream()).toList();
    return texts.with(edits).map(all -> all.only(List.of(reshaped(all, changes))));
  }

  /** What its incidents become is of no matter, and may ask for legs that are taken out. */
  private Rule reshaped(RuleSet all, Collection<Change> changes) {
    Rule rule = all.rule(question.rule()).orElseThrow();
    return rule.with(Reshape.with(rule.when(), changes), IncidentSpec.plain(rule.name()));
  }
}
