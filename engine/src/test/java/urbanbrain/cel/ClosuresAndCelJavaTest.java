package urbanbrain.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.text.Problem;
import urbanbrain.text.YamlNode;

/** Closures say what cel-java says, over expressions of every kind and values that are there. */
class ClosuresAndCelJavaTest {

  private static final List<String> WORDS =
      List.of("car", "bus", "", "5", "EMS: FALL", "Main", "a.b", "é", "Zoo");

  private static final CelCompiler<Sample> COMPILER = new CelCompiler<>(Sample.SCOPE);

  static LongStream seeds() {
    return LongStream.range(0, 25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agree(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 30; i++) {
      String text = new Writer(random).truth(4);
      Pair pair = compile(text);
      for (int j = 0; j < 5; j++) {
        Sample sample = sample(random);
        assertThat(pair.closures.of(sample))
            .as("%s of %s", text, sample)
            .isEqualTo(pair.celJava.of(sample));
      }
    }
  }

  private record Pair(Truth<Sample> closures, Truth<Sample> celJava) {}

  private static Pair compile(String text) {
    List<Problem> problems = new ArrayList<>();
    YamlNode node = YamlNode.parse("t", "|\n  " + text, problems).orElseThrow();
    Expression expression = Expression.parse(node).orElseThrow();
    CelAbstractSyntaxTree ast = COMPILER.check(expression, expression.root()).orElse(null);
    assertThat(problems).as(text).isEmpty();
    return new Pair(
        new Closures<>(ast, Sample.SCOPE).truth(ast.getExpr()),
        new Fallback<>(ast, ast.getExpr(), Sample.SCOPE).truth());
  }

  private static Sample sample(Random random) {
    return new Sample(
        Map.of(
            "kmh",
            random.nextInt(20) / 2.0,
            "lanes",
            (double) random.nextInt(4),
            "priority",
            (double) random.nextInt(6) - 2,
            "kind",
            WORDS.get(random.nextInt(WORDS.size())),
            "street",
            WORDS.get(random.nextInt(WORDS.size())),
            "urgent",
            random.nextBoolean()),
        Map.of(
            "n",
            (double) random.nextInt(6),
            "m",
            (double) random.nextInt(6),
            "title",
            WORDS.get(random.nextInt(WORDS.size())),
            "kind",
            WORDS.get(random.nextInt(WORDS.size()))));
  }

  /** Writes random expressions whose types are right. */
  private record Writer(Random random) {

    String truth(int depth) {
      if (depth == 0) {
        return pick("e.urgent", "true", "has(e.kmh)", "row.n > 2", "e.kind == 'car'", "e.kmh < 5");
      }
      String[] ops = {"==", "!=", "<", "<=", ">", ">="};
      return switch (random.nextInt(12)) {
        case 0 -> "(" + truth(depth - 1) + " && " + truth(depth - 1) + ")";
        case 1 -> "(" + truth(depth - 1) + " || " + truth(depth - 1) + ")";
        case 2 -> "!(" + truth(depth - 1) + ")";
        case 3 ->
            "(" + truth(depth - 1) + " ? " + truth(depth - 1) + " : " + truth(depth - 1) + ")";
        case 4, 5 -> number(depth - 1) + " " + pick(ops) + " " + number(depth - 1);
        case 6 -> text(depth - 1) + " " + pick(ops) + " " + text(depth - 1);
        case 7 -> number(depth - 1) + " in [1, 2.5, " + number(0) + "]";
        case 8 -> text(depth - 1) + " in ['car', 'Zoo', " + text(0) + "]";
        case 9 ->
            text(depth - 1) + pick(".startsWith", ".endsWith", ".contains") + "(" + text(0) + ")";
        case 10 ->
            text(depth - 1) + ".matches('" + pick("a", "^[A-Z]", "r$", "a|in", ".+s", "") + "')";
        default ->
            "row." + pick("n", "m", "title") + pick(" == ", " != ") + "row." + pick("n", "kind");
      };
    }

    String number(int depth) {
      if (depth == 0) {
        return pick("e.kmh", "e.lanes", "e.priority", "row.n", "3", "2.5", "-1");
      }
      return switch (random.nextInt(8)) {
        case 0, 1 -> "(" + known(depth - 1) + pick(" + ", " - ", " * ") + number(depth - 1) + ")";
        case 2 -> known(depth - 1) + pick(" / ", " % ") + pick("2", "4", "-2.5");
        case 3 -> "-(" + known(depth - 1) + ")";
        case 4 -> "(" + truth(depth - 1) + " ? " + known(depth - 1) + " : " + known(0) + ")";
        case 5 -> pick("size(", "double(") + pick("'12'", "'7.25'") + ")";
        case 6 -> "int(" + known(depth - 1) + ")";
        default -> "size(" + text(depth - 1) + ")";
      };
    }

    /** A number that is known to be one before it is read. */
    String known(int depth) {
      String number = number(depth);
      return number.equals("row.n") ? "double(row.n)" : number;
    }

    String text(int depth) {
      if (depth == 0) {
        return pick("e.kind", "e.street", "'car'", "'u'", "''", "'Main'");
      }
      return switch (random.nextInt(6)) {
        case 0 -> "(" + text(depth - 1) + " + " + text(depth - 1) + ")";
        case 1 -> "string(" + known(depth - 1) + ")";
        case 2 -> "string(" + truth(0) + ")";
        case 3 -> "(" + truth(depth - 1) + " ? " + text(depth - 1) + " : " + text(0) + ")";
        case 4 -> text(depth - 1) + pick(".lowerAscii()", ".upperAscii()", ".trim()");
        default -> text(depth - 1) + ".replace('a', " + text(0) + ")";
      };
    }

    private String pick(String... choices) {
      return choices[random.nextInt(choices.length)];
    }
  }
}
