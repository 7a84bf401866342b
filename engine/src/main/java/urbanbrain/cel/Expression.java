package urbanbrain.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExpr.CelMutableComprehension;
import dev.cel.common.ast.CelMutableExprConverter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import urbanbrain.text.YamlNode;

/**
 * A parsed expression that knows where each of its parts stands. Its whole numbers are doubles, so
 * that {@code kmh < 20} compares numbers.
 */
public final class Expression {

  /** The longest expression that is read, in characters: nobody reads a longer one aloud. */
  static final int LONGEST = 4_000;

  /**
   * A named value: a variable and the path below it, as in {@code row.position.lat} or {@code
   * row['Event Date']}.
   */
  record Path(String variable, List<String> steps) {
    /** The path below the variable, joined by dots: what a {@link Scope} calls the field. */
    String field() {
      return String.join(".", steps);
    }
  }

  private final YamlNode node;
  private final CelSource source;
  private final CelMutableExpr root;
  private boolean isSound = true;

  private Expression(YamlNode node, CelAbstractSyntaxTree parsed) {
    this.node = node;
    this.source = parsed.getSource();
    this.root = CelMutableExprConverter.fromCelExpr(parsed.getExpr());
  }

  /** Parses a scalar; nothing where it is no expression, which then is a problem. */
  public static Optional<Expression> parse(YamlNode node) {
    if (!node.isScalar() || node.text().isBlank()) {
      node.complain("an expression is wanted here, not " + node.quote());
      return Optional.empty();
    }
    if (node.isTagged()) {
      node.complain("to YAML, '!' begins a tag: write the expression in quotes");
      return Optional.empty();
    }
    if (node.text().length() > LONGEST) {
      node.complain("an expression has at most %d characters".formatted(LONGEST));
      return Optional.empty();
    }
    CelValidationResult parsed = Vocabulary.PARSER.parse(node.text());
    if (parsed.hasError()) {
      // What follows the first error of a parser is mostly its echo.
      Complaints.ofParser(node, parsed.getErrors().get(0));
      return Optional.empty();
    }
    Expression expression = new Expression(node, ast(parsed));
    walk(expression.root, expression::settleConstant);
    return expression.isSound ? Optional.of(expression) : Optional.empty();
  }

  private static CelAbstractSyntaxTree ast(CelValidationResult result) {
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new IllegalStateException("a tree without errors", e);
    }
  }

  private void settleConstant(CelMutableExpr part) {
    if (part.getKind() != Kind.CONSTANT) {
      return;
    }
    CelConstant constant = part.constant();
    switch (constant.getKind()) {
      case INT64_VALUE -> part.setConstant(CelConstant.ofValue((double) constant.int64Value()));
      case UINT64_VALUE ->
          part.setConstant(CelConstant.ofValue(constant.uint64Value().doubleValue()));
      case NULL_VALUE -> {
        isSound = false;
        complain(part.id(), "there is no null: has(x.y) asks whether a value is there");
      }
      case BYTES_VALUE -> {
        isSound = false;
        complain(part.id(), "there are no bytes here: write a text without the b");
      }
      default -> {}
    }
  }

  /** The tree, which may be changed. */
  public CelMutableExpr root() {
    return root;
  }

  /** The tree as text with its places. */
  public CelSource source() {
    return source;
  }

  /** Reports a problem with the part of this id. */
  public void complain(long id, String message) {
    node.complainAt(chars(source.getPositionsMap().getOrDefault(id, 0)), message);
  }

  /** Reports a problem with the field that a select names, after its dot. */
  public void complainOfField(long id, String message) {
    int at = chars(source.getPositionsMap().getOrDefault(id, 0));
    while (at < text().length() && !Character.isJavaIdentifierPart(text().charAt(at))) {
      at++;
    }
    node.complainAt(at, message);
  }

  /** Reports a problem with a call, at the function's name before its parenthesis. */
  public void complainOfCall(long id, String function, String message) {
    int at = chars(source.getPositionsMap().getOrDefault(id, 0));
    int name = text().lastIndexOf(function, at);
    node.complainAt(name < 0 ? at : name, message);
  }

  /** The whole text. */
  String text() {
    return node.text();
  }

  /** Whether the part of this id is a call. */
  boolean isCall(long id) {
    return find(id).map(part -> part.getKind() == Kind.CALL).orElse(false);
  }

  /** The path below which the part of this id selects, or an empty one. */
  Path above(long id) {
    Deque<String> steps = new ArrayDeque<>();
    CelMutableExpr at = find(id).orElse(root);
    while (at.getKind() == Kind.SELECT) {
      steps.addFirst(at.select().field());
      at = at.select().operand();
    }
    steps.pollLast();
    return new Path(at.getKind() == Kind.IDENT ? at.ident().name() : "", new ArrayList<>(steps));
  }

  private Optional<CelMutableExpr> find(long id) {
    List<CelMutableExpr> parts = new ArrayList<>();
    walk(root, parts::add);
    return parts.stream().filter(part -> part.id() == id).findFirst();
  }

  private int chars(int codePoints) {
    int all = text().codePointCount(0, text().length());
    return text().offsetByCodePoints(0, Math.min(codePoints, all));
  }

  /** The path that a part spells, if it is one; a presence test spells the path it tests. */
  static Optional<Path> path(CelExpr part) {
    Deque<String> steps = new ArrayDeque<>();
    CelExpr at = part;
    while (at.getKind() != Kind.IDENT) {
      if (at.getKind() == Kind.SELECT) {
        steps.addFirst(at.select().field());
        at = at.select().operand();
      } else if (isIndex(at)) {
        steps.addFirst(at.call().args().get(1).constant().stringValue());
        at = at.call().args().get(0);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new Path(at.ident().name(), new ArrayList<>(steps)));
  }

  private static boolean isIndex(CelExpr part) {
    return part.getKind() == Kind.CALL
        && part.call().function().equals("_[_]")
        && isText(part.call().args().get(1));
  }

  /** Whether a part is a text as it stands. */
  static boolean isText(CelExpr part) {
    return part.getKind() == Kind.CONSTANT
        && part.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }

  /** Whether a part is a number as it stands. */
  public static boolean isNumber(CelExpr part) {
    return part.getKind() == Kind.CONSTANT && isNumber(part.constant());
  }

  public static boolean isNumber(CelConstant constant) {
    return constant.getKind() == CelConstant.Kind.DOUBLE_VALUE;
  }

  /** Shows every part of a tree to a visitor, the whole before its parts. */
  public static void walk(CelMutableExpr part, Consumer<CelMutableExpr> visitor) {
    visitor.accept(part);
    switch (part.getKind()) {
      case SELECT -> walk(part.select().operand(), visitor);
      case CALL -> {
        part.call().target().ifPresent(target -> walk(target, visitor));
        part.call().args().forEach(arg -> walk(arg, visitor));
      }
      case LIST -> part.list().elements().forEach(element -> walk(element, visitor));
      case MAP -> {
        part.map().entries().forEach(entry -> walk(entry.key(), visitor));
        part.map().entries().forEach(entry -> walk(entry.value(), visitor));
      }
      case STRUCT -> part.struct().entries().forEach(entry -> walk(entry.value(), visitor));
      case COMPREHENSION -> walkComprehension(part.comprehension(), visitor);
      default -> {}
    }
  }

  private static void walkComprehension(
      CelMutableComprehension part, Consumer<CelMutableExpr> visitor) {
    walk(part.iterRange(), visitor);
    walk(part.accuInit(), visitor);
    walk(part.loopCondition(), visitor);
    walk(part.loopStep(), visitor);
    walk(part.result(), visitor);
  }
}
