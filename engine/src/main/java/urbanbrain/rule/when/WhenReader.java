package urbanbrain.rule.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import urbanbrain.rule.Fire;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.Setting;
import urbanbrain.rule.draft.RuleDraft;
import urbanbrain.text.Nearest;
import urbanbrain.text.YamlNode;

/** Reads {@code when}: finds its form, and gives the rule its class. */
public final class WhenReader {

  /** The forms, each by the word that makes it. */
  public static final List<String> FORMS =
      List.of("any", "all", "sequence", "window", "state", "silent");

  private static final String NAMES = "any, all, sequence, window, state and silent";

  private WhenReader() {}

  /**
   * Reads the form; nothing where a part of it is missing or cannot be understood.
   *
   * @param signals the rules whose signals its legs may name, by name
   */
  public static Optional<Verdict> read(
      RuleDraft draft, YamlNode node, Map<String, Rule> signals, Setting setting) {
    List<String> forms = FORMS.stream().filter(f -> node.get(f).isPresent()).toList();
    if (forms.size() > 1) {
      node.complain("a rule is one of %s, not several".formatted(NAMES));
      return Optional.empty();
    }
    if (forms.isEmpty()) {
      complainOfForm(node);
      return Optional.empty();
    }
    Classes classes = new Classes(signals, draft.fire());
    Optional<Verdict> verdict =
        switch (forms.get(0)) {
          case "any" -> AnyReader.read(draft, node, classes);
          case "all" -> AllReader.read(draft, node, signals).map(classes::all);
          case "sequence" -> SequenceReader.read(draft, node, signals).map(classes::sequence);
          case "window" -> WindowReader.read(draft, node, setting, classes);
          case "state" -> StateReader.read(draft, node).map(classes::state);
          default -> SilentReader.read(draft, node).map(classes::silent);
        };
    verdict.ifPresent(v -> checkFire(draft, v));
    return verdict;
  }

  private static void complainOfForm(YamlNode node) {
    for (YamlNode.Entry entry : node.entries()) {
      String name = entry.name();
      if (name.equals("detect")) {
        entry.key().complain("detectors are not known yet: a rule is one of " + NAMES);
        return;
      }
      if (name.equals("absent")) {
        entry.key().complain("`absent` stands beside `all` or `sequence`: absent from what?");
        return;
      }
      if (Nearest.to(name, FORMS).isPresent()) {
        entry.key().complain("there is no '%s'%s".formatted(name, Nearest.hint(name, FORMS)));
        return;
      }
    }
    node.complain("when is a mapping with one of " + NAMES);
  }

  private static void checkFire(RuleDraft draft, Verdict verdict) {
    boolean canBeProvisional =
        verdict.verdict() == RuleClass.N
            && !(verdict.form() instanceof urbanbrain.rule.Form.Silent);
    if (draft.fire() == Fire.WHEN_FINAL || canBeProvisional) {
      return;
    }
    String reason =
        switch (verdict.verdict()) {
          case M -> "it is of class M and raised on arrival anyway, never to be withdrawn";
          case A -> "it is of class A: what is not there is known only when nothing can come";
          case N -> "that nothing was heard is known only when nothing can come";
        };
    draft.shape().get("fire").ifPresent(n -> n.complain("`fire` says nothing here: " + reason));
  }
}
