package urbanbrain.flow.edition;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.ClockedRules;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.rule.edition.EditionText;
import urbanbrain.rule.edition.Rulebook;

/** The rules that one operator knows: as they are from the beginning, or as they change. */
public final class Editing implements Serializable {

  private static final String STATE = "editions";

  private final RuleSet fixed;
  private final Rulebook book;
  private final int clock;
  private transient ListState<String> saved;

  private Editing(RuleSet fixed, Rulebook book, int clock) {
    this.fixed = fixed;
    this.book = book;
    this.clock = clock;
  }

  /** Rules that stay. */
  public static Editing fixed(RuleSet rules) {
    return new Editing(rules, null, 0);
  }

  /** The rules of one clock, which may change. */
  public static Editing of(Rulebook book, int clock) {
    return new Editing(null, book.anew(), clock);
  }

  /** The rules as they are, every version of them. */
  public RuleSet rules() {
    return book == null ? fixed : clock().rules();
  }

  /** The rules of all clocks as they are, every version of them. */
  public RuleSet all() {
    return book == null ? fixed : book.clocks().all();
  }

  /** The rules by all clocks. */
  public RuleClocks clocks() {
    return book.clocks();
  }

  /** Whether rules may change. */
  public boolean isChanging() {
    return book != null;
  }

  /** What the clock wants, of rules that may change. */
  public ClockedRules clock() {
    return book.clocks().clocks().get(clock);
  }

  /**
   * Takes an edition.
   *
   * @return false if it is known
   */
  public boolean take(EditionText edition) {
    return book.take(edition);
  }

  /** Goes on from what was saved; rules that stay are saved with the job. */
  public void restore(OperatorStateStore store) throws Exception {
    if (book == null) {
      return;
    }
    saved = store.getUnionListState(new ListStateDescriptor<>(STATE, Types.STRING));
    for (String line : saved.get()) {
      var unused = book.take(EditionText.read(line));
    }
  }

  /**
   * Saves what it knows.
   *
   * @param task of those tasks that all know the same the first saves it
   */
  public void save(int task) throws Exception {
    if (book == null) {
      return;
    }
    List<String> lines = new ArrayList<>();
    if (task == 0) {
      book.all().forEach(text -> lines.add(text.line()));
    }
    saved.update(lines);
  }
}
