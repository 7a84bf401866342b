package urbanbrain.flow.decode.edit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.edition.Draft;
import urbanbrain.rule.edition.EditionText;
import urbanbrain.rule.edition.Rulebook;
import urbanbrain.rule.tenure.Tenure;
import urbanbrain.text.Problem;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.AuditLine.What;

/** What a draft changes, or why it is refused. */
final class Changes {

  /** Before any event, and yet after what the city begins with. */
  private static final long EARLIEST = Long.MIN_VALUE / 4;

  private final Rulebook book;
  private final long newest;
  private final List<AuditLine> lines = new ArrayList<>();
  private Optional<EditionText> edition = Optional.empty();

  /**
   * Works out what a draft changes.
   *
   * @param newest the time of the newest event that went by, milliseconds since the epoch; the
   *     least number without one
   */
  Changes(Rulebook book, Draft draft, long newest) {
    this.book = book;
    this.newest = Math.max(newest, EARLIEST);
    List<RuleFiles.Source> after = draft.after(book.files());
    EditionText next = EditionText.between(book.files(), after, book.last() + 1, this.newest + 1);
    if (!next.isEmpty()) {
      List<Problem> problems = book.problems(after);
      if (problems.isEmpty()) {
        accept(next);
      } else {
        refuse(problems);
      }
    }
  }

  /** The edition that it becomes; none where nothing changes or something is wrong. */
  Optional<EditionText> edition() {
    return edition;
  }

  /** What is said of it for the record. */
  List<AuditLine> lines() {
    return lines;
  }

  private void refuse(List<Problem> problems) {
    for (Problem problem : problems) {
      String detail = "refused, the rules before go on: " + problem.render().strip();
      lines.add(new AuditLine(newest, null, null, What.RULES_REFUSED, detail));
    }
  }

  private void accept(EditionText next) {
    edition = Optional.of(next);
    lines.add(taken(next));
    Map<String, Rule> before = last(book.clocks().all());
    Map<String, Rule> after = last(book.after(next).all());
    before.forEach(
        (title, rule) -> {
          if (!after.containsKey(title)) {
            say(next, rule, What.RULE_REMOVED, "taken out: its incidents end");
          }
        });
    after.forEach((title, rule) -> compare(next, before.get(title), rule));
  }

  /** The line from which a replay knows an edition again. */
  static AuditLine taken(EditionText edition) {
    return new AuditLine(edition.from(), null, null, What.EDITION, edition.line());
  }

  private void compare(EditionText next, Rule before, Rule after) {
    if (before == null) {
      say(next, after, What.RULE_ADDED, "put in; " + warm(after));
    } else if (!before.name().equals(after.name())) {
      say(next, after, What.RULE_CHANGED, "asks for something else; " + warm(after));
    } else if (before.retold().size() != after.retold().size()) {
      say(next, after, What.RULE_REWORDED, "for incidents that begin from then on");
    }
  }

  private static String warm(Rule rule) {
    long warm = rule.tenure().warm();
    return warm <= EARLIEST ? "judges at once" : "judges from " + Instant.ofEpochMilli(warm);
  }

  private void say(EditionText next, Rule rule, What what, String detail) {
    Rule told = rule.told(Tenure.FOREVER);
    String owner = told.owner() == null ? "" : ", owner " + told.owner();
    String text =
        "edition %d, version %s%s: %s".formatted(next.number(), told.version(), owner, detail);
    lines.add(new AuditLine(next.from(), rule.title(), null, what, text));
  }

  /** The versions that stay, by what people call them. */
  private static Map<String, Rule> last(RuleSet rules) {
    Map<String, Rule> last = new TreeMap<>();
    for (Rule rule : rules.judged()) {
      if (rule.raises() && rule.tenure().until() == Tenure.FOREVER) {
        last.put(rule.title(), rule);
      }
    }
    return last;
  }
}
