package urbanbrain.cel;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.Operator;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import urbanbrain.cel.Expression.Path;
import urbanbrain.text.Nearest;
import urbanbrain.text.YamlNode;

/** Says what cel-java found wrong in the words of those who write rules. */
final class Complaints {

  private static final Pattern UNREADABLE = Pattern.compile("token recognition error at: '(.*)'");
  private static final Pattern UNEXPECTED =
      Pattern.compile("(?:mismatched|extraneous) input '(.*)' expecting .*", Pattern.DOTALL);
  private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '(.*)' \\(in.*");
  private static final Pattern NO_FIELD = Pattern.compile("undefined field '(.*)'");
  private static final Pattern NO_OVERLOAD =
      Pattern.compile("found no matching overload for '(.*)' applied to '(.*)' \\(candidates.*");
  private static final Pattern NO_SELECTION =
      Pattern.compile("type '(.*)' does not support field selection");

  private Complaints() {}

  /** Reports what the parser found. */
  static void ofParser(YamlNode node, CelIssue issue) {
    node.complainAt(offset(node.text(), issue.getSourceLocation()), parserWords(issue));
  }

  private static String parserWords(CelIssue issue) {
    String message = issue.getMessage();
    Matcher unreadable = UNREADABLE.matcher(message);
    if (unreadable.matches()) {
      String token = unreadable.group(1).strip();
      return token.equals("=")
          ? "one '=' means nothing here: '==' compares"
          : "'%s' cannot be read%s".formatted(token, token.matches("['\"].*") ? ": no end" : "");
    }
    Matcher unexpected = UNEXPECTED.matcher(message);
    if (unexpected.matches()) {
      String token = unexpected.group(1);
      return token.equals("<EOF>")
          ? "the expression ends too early"
          : "'%s' is not expected here".formatted(token);
    }
    return "no expression: " + message.lines().findFirst().orElse("");
  }

  private static int offset(String text, CelSourceLocation place) {
    int start = 0;
    for (int line = 1; line < place.getLine(); line++) {
      start = Math.max(start, text.indexOf('\n', start) + 1);
    }
    int end = Math.min(text.length(), start + Math.max(0, place.getColumn()));
    int codePoints = text.codePointCount(start, text.length());
    int column = Math.min(Math.max(0, place.getColumn()), codePoints);
    return end == text.length() ? end : text.offsetByCodePoints(start, column);
  }

  /** Reports what the checker found. */
  static void ofChecker(Expression expression, CelIssue issue, Scope<?> scope) {
    String message = issue.getMessage();
    long id = issue.getExprId();
    Matcher unknown = UNKNOWN.matcher(message);
    Matcher noField = NO_FIELD.matcher(message);
    Matcher noOverload = NO_OVERLOAD.matcher(message);
    Matcher noSelection = NO_SELECTION.matcher(message);
    if (unknown.matches()) {
      ofName(expression, id, unknown.group(1), scope);
    } else if (noField.matches()) {
      ofField(expression, id, noField.group(1), scope);
    } else if (noOverload.matches()) {
      ofTypes(expression, id, noOverload.group(1), noOverload.group(2));
    } else if (noSelection.matches()) {
      expression.complainOfField(id, word(noSelection.group(1)) + " has no fields");
    } else {
      expression.complain(id, message);
    }
  }

  private static void ofName(Expression expression, long id, String name, Scope<?> scope) {
    if (expression.isCall(id)) {
      List<String> known = Vocabulary.functionNames();
      String text = "there is no function '%s'%s".formatted(name, Nearest.hint(name, known));
      expression.complainOfCall(id, name, text);
    } else {
      List<String> known = scope.variables().stream().sorted().toList();
      String hint = Nearest.hint(name, known);
      String all = hint.isEmpty() ? ": known are " + String.join(", ", known) : hint;
      expression.complain(id, "unknown name '%s'%s".formatted(name, all));
    }
  }

  private static void ofField(Expression expression, long id, String field, Scope<?> scope) {
    Path above = expression.above(id);
    String group = above.steps().isEmpty() ? "" : above.field() + ".";
    List<String> known =
        scope.fields(above.variable()).stream()
            .filter(f -> f.startsWith(group))
            .map(f -> f.substring(group.length()))
            .sorted()
            .toList();
    String hint = Nearest.hint(field, known);
    String all = hint.isEmpty() ? ": it has " + String.join(", ", known) : hint;
    String what = group.isEmpty() ? above.variable() : above.variable() + "." + above.field();
    expression.complainOfField(id, "'%s' has no field '%s'%s".formatted(what, field, all));
  }

  private static void ofTypes(Expression expression, long id, String function, String types) {
    String operands =
        Arrays.stream(
                types
                    .replaceAll("\\.\\((?=.)", ", ")
                    .replaceAll("^\\(|\\)$", "")
                    .split(", (?![^(]*\\))"))
            .map(Complaints::word)
            .collect(Collectors.joining(" and "));
    String symbol = symbol(function);
    String text = "%s does not go with %s".formatted(symbol, operands);
    if (Vocabulary.functionNames().contains(function)) {
      expression.complainOfCall(id, function, text);
    } else {
      expression.complain(id, text);
    }
  }

  private static String symbol(String function) {
    String symbol =
        Operator.findReverse(function).map(op -> function.replaceAll("[_@]", "")).orElse(function);
    return "'" + symbol + "'";
  }

  /** A type as people say it. */
  static String word(CelType type) {
    return type.kind() == CelKind.STRUCT ? "a whole event" : word(type.name());
  }

  private static String word(String type) {
    return switch (type.replaceAll("\\(.*", "")) {
      case "double", "int", "uint" -> "a number";
      case "string" -> "a text";
      case "bool" -> "a condition";
      case "list" -> "a list";
      case "map" -> "a whole record";
      case "dyn" -> "a value of any type";
      default -> "'" + type + "'";
    };
  }
}
