package urbanbrain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.rule.RuleFiles.Compiled;
import urbanbrain.rule.RuleFiles.Source;

/** Whatever the text, compiling gives rules or problems with a place in it, and throws nothing. */
class MutationTest {

  private static final String[] BITS = {
    ":",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "-",
    "#",
    "&a",
    "*a",
    "|",
    ">",
    "\n",
    "  ",
    "\t",
    "0",
    "1e9",
    "null",
    "~",
    "true",
    "count",
    "avg(",
    ")",
    "when",
    "all",
    "window",
    "\\",
    "%",
    "@",
    "\u0000",
    "\uD800",
    "😀",
    "é",
    "?",
    "!!str",
    "<<: ",
    "---",
    "...",
    "5m",
    "99999999999d",
    "9e99km",
    ".",
    ","
  };

  static IntStream seeds() {
    return IntStream.range(0, 25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingThrows(int seed) throws IOException {
    Random random = new Random(seed);
    List<Source> sources = RuleFiles.read(List.of(Path.of("../rules")));
    for (int round = 0; round < 6; round++) {
      List<Source> mutated = new ArrayList<>();
      for (Source source : sources) {
        mutated.add(new Source(source.path(), mutate(source.text(), random)));
      }
      check(RuleFiles.compile(mutated));
    }
  }

  private static void check(Compiled compiled) {
    assertThat(compiled.rules().isPresent()).isEqualTo(compiled.problems().isEmpty());
    assertThat(compiled.problems())
        .allSatisfy(
            p -> {
              assertThat(p.line()).isPositive();
              assertThat(p.column()).isBetween(1, 5_000);
              assertThat(p.render()).contains(p.message());
            });
  }

  private static String mutate(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = random.nextInt(3); i > 0 && mutated.length() > 0; i--) {
      int at = random.nextInt(mutated.length());
      int end = Math.min(mutated.length(), at + random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0 -> mutated.delete(at, end);
        case 1 -> mutated.insert(at, BITS[random.nextInt(BITS.length)]);
        case 2 -> mutated.replace(at, end, BITS[random.nextInt(BITS.length)]);
        case 3 -> mutated.insert(at, mutated.substring(at, end));
        default -> swapLines(mutated, random);
      }
    }
    return mutated.toString();
  }

  private static void swapLines(StringBuilder text, Random random) {
    List<String> lines = new ArrayList<>(text.toString().lines().toList());
    if (lines.isEmpty()) {
      return;
    }
    String line = lines.remove(random.nextInt(lines.size()));
    lines.add(random.nextInt(lines.size() + 1), line);
    text.setLength(0);
    text.append(String.join("\n", lines));
  }
}
