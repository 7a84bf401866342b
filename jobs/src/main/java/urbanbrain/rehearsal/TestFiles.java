package urbanbrain.rehearsal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleFiles.Compiled;
import urbanbrain.rule.RuleFiles.Source;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Setting;
import urbanbrain.rule.test.RuleTest;
import urbanbrain.rule.test.parse.TestReader;
import urbanbrain.text.Problem;

/** Rules and the tests beside them: finds them, reads them, says what is wrong with them. */
public final class TestFiles {

  private static final String RULE = ".yaml";
  private static final String TEST = ".test.yaml";

  private final List<Source> sources;
  private final Compiled compiled;
  private final List<RuleTest> tests = new ArrayList<>();
  private final List<Problem> problems;
  private final Map<ZoneId, RuleSet> byZone = new HashMap<>();

  /**
   * Reads rules with their tests.
   *
   * @param roots where rules and streams are looked for
   * @param isAsked whether a file's test is asked for, be it the rule's or the test's own
   */
  public TestFiles(List<Path> roots, Predicate<Path> isAsked) throws IOException {
    sources = RuleFiles.read(roots);
    compiled = RuleFiles.compile(sources);
    problems = new ArrayList<>(compiled.problems());
    TestReader reader = new TestReader(compiled.streams(), compiled.rules());
    Set<Path> lonely = tests(roots);
    for (Source rule : sources) {
      if (!rule.declaresStreams()) {
        Path test = test(rule);
        lonely.remove(test);
        if (isAsked.test(Path.of(rule.path())) || isAsked.test(test)) {
          read(rule, test, reader);
        }
      }
    }
    problems.addAll(reader.problems());
    lonely.stream().filter(isAsked).forEach(TestFiles.this::complainOfLonely);
    problems.sort(Problem.BY_PLACE);
  }

  private static Path test(Source rule) {
    String path = rule.path();
    return Path.of(path.substring(0, path.length() - RULE.length()) + TEST);
  }

  private static Set<Path> tests(List<Path> roots) throws IOException {
    Set<Path> tests = new TreeSet<>();
    for (Path root : roots) {
      try (Stream<Path> below = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
        tests.addAll(
            below
                .filter(file -> file.getFileName().toString().endsWith(TEST))
                .collect(Collectors.toSet()));
      }
    }
    return tests;
  }

  private void read(Source rule, Path test, TestReader reader) throws IOException {
    if (!Files.isRegularFile(test)) {
      String first = rule.text().lines().findFirst().orElse("");
      String message = "no test stands beside the rule: " + test.getFileName();
      problems.add(new Problem(rule.path(), 1, 1, message, first));
      return;
    }
    String text = new String(Files.readAllBytes(test), StandardCharsets.UTF_8);
    tests.add(reader.read(rule.name(), new Source(test.toString(), text)));
  }

  private void complainOfLonely(Path test) {
    problems.add(new Problem(test.toString(), 1, 1, "no rule stands beside the test", ""));
  }

  /** All that is wrong with rules and tests, by file and place. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The tests that were asked for, those without a problem if any has one; by rule. */
  public List<RuleTest> tests() {
    Set<String> wrong = problems.stream().map(Problem::file).collect(Collectors.toSet());
    boolean arePlayable = compiled.rules().isPresent();
    return tests.stream().filter(test -> arePlayable && !wrong.contains(test.file())).toList();
  }

  /** The rules, as they are in a zone; only if none has a problem. */
  public RuleSet rules(ZoneId zone) {
    return byZone.computeIfAbsent(
        zone, z -> RuleFiles.compile(sources, new Setting(z)).rules().orElseThrow());
  }
}
