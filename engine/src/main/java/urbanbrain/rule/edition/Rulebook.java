package urbanbrain.rule.edition;

import static com.google.common.base.Preconditions.checkState;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.hash.Hashing;
import com.google.common.util.concurrent.UncheckedExecutionException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.rule.tenure.Tenure;
import urbanbrain.text.Problem;

/**
 * The rules of a running city: those that it began with, and each edition since. Every operator has
 * one of its own, and all take the same editions in the same order. Not to be shared between
 * threads; what the editions compile to is shared, and never changes.
 */
public final class Rulebook implements Serializable {

  /** What editions compile to, by all their texts: the tasks of a process all ask for the same. */
  private static final Cache<String, Compiled> COMPILED =
      CacheBuilder.newBuilder().maximumSize(64).softValues().build();

  private final Edition.First first;
  private final ArrayList<EditionText> texts = new ArrayList<>();

  /** The files of the first edition; those that the job comes with, if it goes on from no other. */
  private List<RuleFiles.Source> begun;

  private transient Compiled compiled;

  /**
   * All editions up to one.
   *
   * @param key tells them from all others
   * @param files of the last one
   */
  private record Compiled(
      String key, List<RuleFiles.Source> files, List<Edition> editions, RuleClocks clocks) {}

  /** Rules that may change. */
  public Rulebook(Edition.First first) {
    this.first = first;
    this.begun = new ArrayList<>(first.files());
  }

  /** A book that begins as this one began. */
  public Rulebook anew() {
    return new Rulebook(first);
  }

  /** The rules as they are, every version of them, by the clocks that settle them. */
  public RuleClocks clocks() {
    return compiled().clocks;
  }

  private Compiled compiled() {
    if (compiled == null) {
      Compiled all = shared(key(first.key(), lines(begun)), this::begin);
      for (EditionText text : texts) {
        all = after(all, text);
      }
      compiled = all;
    }
    return compiled;
  }

  private Compiled begin(String key) {
    boolean isOther = !begun.equals(first.files());
    RuleSet rules = isOther ? checked(begun) : first.clocks().all();
    Edition edition = Edition.of(0, Tenure.BEGINNING, rules, begun);
    RuleClocks clocks = isOther ? first.clocks().with(rules) : first.clocks();
    return new Compiled(key, List.copyOf(begun), List.of(edition), clocks);
  }

  private Compiled after(Compiled before, EditionText next) {
    return shared(key(before.key, next.line()), key -> after(before, next, key));
  }

  private Compiled after(Compiled before, EditionText next, String key) {
    List<RuleFiles.Source> files = next.after(before.files);
    List<Edition> editions = new ArrayList<>(before.editions);
    editions.add(Edition.of(next.number(), next.from(), checked(files), files));
    return new Compiled(key, files, editions, first.clocks().with(Timeline.of(editions)));
  }

  /** How something is compiled. */
  private interface Compiling {
    Compiled of(String key);
  }

  private static Compiled shared(String key, Compiling compiling) {
    try {
      return COMPILED.get(key, () -> compiling.of(key));
    } catch (ExecutionException | UncheckedExecutionException e) {
      throw new IllegalStateException("rules that were checked do not compile", e.getCause());
    }
  }

  private static String key(String before, String more) {
    return Hashing.sha256().hashString(before + "\n" + more, StandardCharsets.UTF_8).toString();
  }

  private static String lines(List<RuleFiles.Source> files) {
    return EditionText.between(List.of(), files, 0, 0).line();
  }

  private RuleSet checked(List<RuleFiles.Source> some) {
    return compile(some)
        .rules()
        .orElseThrow(() -> new IllegalStateException("rules with problems were taken in"));
  }

  /** The files of the last edition. */
  public List<RuleFiles.Source> files() {
    return compiled().files;
  }

  /** The files that the job comes with, which may be others than those that it goes on from. */
  public List<RuleFiles.Source> given() {
    return first.files();
  }

  /** The number of the last edition. */
  public int last() {
    return texts.isEmpty() ? 0 : texts.get(texts.size() - 1).number();
  }

  /** Every edition, the first one too. */
  public List<EditionText> all() {
    List<EditionText> all = new ArrayList<>();
    all.add(EditionText.between(List.of(), begun, 0, Tenure.BEGINNING));
    all.addAll(texts);
    return all;
  }

  /**
   * Takes the next edition; a book that has taken none takes what others began with too.
   *
   * @return false if it was taken before
   */
  public boolean take(EditionText next) {
    if (next.number() == 0 && texts.isEmpty()) {
      return begin(next.after(List.of()));
    }
    if (next.number() <= last()) {
      return false;
    }
    checkState(next.number() == last() + 1, "edition %s comes after %s", next.number(), last());
    compiled = after(compiled(), next);
    texts.add(next);
    return true;
  }

  private boolean begin(List<RuleFiles.Source> files) {
    boolean isOther = !Set.copyOf(begun).equals(Set.copyOf(files));
    if (isOther) {
      begun = new ArrayList<>(files);
      compiled = null;
    }
    return isOther;
  }

  /** The rules as an edition would make them. */
  public RuleClocks after(EditionText next) {
    return after(compiled(), next).clocks;
  }

  /** What is wrong with files that would be the next edition; empty where nothing is. */
  public List<Problem> problems(List<RuleFiles.Source> next) {
    RuleFiles.Compiled read = compile(next);
    List<Problem> problems = new ArrayList<>(read.problems());
    if (next.stream().allMatch(RuleFiles.Source::declaresStreams)) {
      problems.add(restart(files().get(0), "no rule would be left: is the folder the right one?"));
    } else if (!Draft.streams(next).equals(Draft.streams(files()))) {
      problems.add(restart(next.get(0), "the streams are others: that takes a restart"));
    }
    for (Rule rule : read.rules().map(RuleSet::judged).orElse(List.of())) {
      if (waitsForAssets(rule) && !isKnown(rule)) {
        RuleFiles.Source file =
            next.stream().filter(f -> f.path().equals(rule.file())).findFirst().orElseThrow();
        problems.add(restart(file, "a rule that waits for known assets takes a restart"));
      }
    }
    return problems;
  }

  /** The assets are called when a source begins. */
  private static boolean waitsForAssets(Rule rule) {
    return rule.when() instanceof Form.Silent silent && silent.known() != null;
  }

  private boolean isKnown(Rule rule) {
    return clocks().all().judged().stream()
        .anyMatch(known -> known.version().equals(rule.version()));
  }

  private static Problem restart(RuleFiles.Source file, String message) {
    return new Problem(file.path(), 1, 1, message, file.text().lines().findFirst().orElse(""));
  }

  /** Over the streams that the city begins with: what others would ask of events is not decoded. */
  private RuleFiles.Compiled compile(List<RuleFiles.Source> next) {
    return RuleFiles.compile(
        next.stream().filter(source -> !source.declaresStreams()).toList(),
        first.clocks().all().streams(),
        first.setting());
  }
}
