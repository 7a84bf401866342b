package urbanbrain.cel;

import com.google.re2j.Pattern;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns the conditions of a checked tree into closures over the scope's slots. A part that they do
 * not cover is given to {@link Fallback}, with all that is in it.
 */
final class Closures<C> {

  /** Patterns that mean one of several plain words. */
  private static final Pattern WORDS = Pattern.compile("[\\w ,/-]+(\\|[\\w ,/-]+)*");

  private final CelAbstractSyntaxTree ast;
  private final Scope<C> scope;
  private final Values<C> values;

  Closures(CelAbstractSyntaxTree ast, Scope<C> scope) {
    this.ast = ast;
    this.scope = scope;
    this.values = new Values<>(this);
  }

  /** A part that gives a number. */
  Num<C> number(CelExpr part) {
    return values.number(part);
  }

  /** A part that gives a text. */
  Text<C> text(CelExpr part) {
    return values.text(part);
  }

  /** A part that is true or false. */
  Truth<C> truth(CelExpr part) {
    Optional<Slot<C>> slot = slot(part);
    if (slot.isPresent()) {
      return isPresenceTest(part) ? presence(slot.get()) : isTrue(slot.get());
    }
    return switch (part.getKind()) {
      case CONSTANT -> {
        boolean value = part.constant().booleanValue();
        yield c -> value;
      }
      case CALL -> callTruth(part);
      default -> fallback(part).truth();
    };
  }

  private static boolean isPresenceTest(CelExpr part) {
    return part.getKind() == Kind.SELECT && part.select().testOnly();
  }

  private static <C> Truth<C> presence(Slot<C> slot) {
    Num<C> number = slot.number();
    Text<C> text = slot.text();
    return switch (slot.type()) {
      case NUMBER, BOOLEAN -> c -> !Double.isNaN(number.of(c));
      case TEXT -> c -> text.of(c) != null;
      case DYN -> c -> text.of(c) != null || !Double.isNaN(number.of(c));
    };
  }

  private static <C> Truth<C> isTrue(Slot<C> slot) {
    Num<C> flag = flag(slot);
    return c -> flag.of(c) == 1;
  }

  private Truth<C> callTruth(CelExpr part) {
    CelCall call = part.call();
    List<CelExpr> args = operands(call);
    return switch (call.function()) {
      case "_&&_" -> {
        Truth<C> a = truth(args.get(0));
        Truth<C> b = truth(args.get(1));
        yield c -> a.of(c) && b.of(c);
      }
      case "_||_" -> {
        Truth<C> a = truth(args.get(0));
        Truth<C> b = truth(args.get(1));
        yield c -> a.of(c) || b.of(c);
      }
      case "!_" -> {
        Truth<C> a = truth(args.get(0));
        yield c -> !a.of(c);
      }
      case "_?_:_" -> {
        Truth<C> when = truth(args.get(0));
        Truth<C> a = truth(args.get(1));
        Truth<C> b = truth(args.get(2));
        yield c -> when.of(c) ? a.of(c) : b.of(c);
      }
      case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> comparison(part, args);
      case "@in" -> membership(part, args);
      case "startsWith", "endsWith", "contains", "matches" -> textTruth(part, args);
      default -> fallback(part).truth();
    };
  }

  private Truth<C> textTruth(CelExpr part, List<CelExpr> args) {
    Text<C> text = text(args.get(0));
    if (!Expression.isText(args.get(1))) {
      return fallback(part).truth();
    }
    String b = args.get(1).constant().stringValue();
    return switch (part.call().function()) {
      case "startsWith" -> c -> startsWith(text.of(c), b);
      case "endsWith" -> c -> endsWith(text.of(c), b);
      case "contains" -> c -> contains(text.of(c), b);
      default -> matches(text, b);
    };
  }

  /** A choice of plain words needs no automaton: to look for each is many times faster. */
  private static <C> Truth<C> matches(Text<C> text, String pattern) {
    if (WORDS.matcher(pattern).matches()) {
      String[] words = pattern.split("\\|");
      return c -> containsAny(text.of(c), words);
    }
    Pattern compiled = Pattern.compile(pattern);
    return c -> matches(text.of(c), compiled);
  }

  private static boolean startsWith(String text, String start) {
    return text != null && text.startsWith(start);
  }

  private static boolean endsWith(String text, String end) {
    return text != null && text.endsWith(end);
  }

  private static boolean contains(String text, String part) {
    return text != null && text.contains(part);
  }

  private static boolean containsAny(String text, String[] words) {
    if (text == null) {
      return false;
    }
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String text, Pattern pattern) {
    return text != null && pattern.matcher(text).find();
  }

  private Truth<C> comparison(CelExpr part, List<CelExpr> args) {
    Comparisons op = Comparisons.of(part.call().function());
    CelExpr a = args.get(0);
    CelExpr b = args.get(1);
    CelKind kind = commonKind(a, b);
    if (kind == CelKind.DOUBLE) {
      return numbers(op, a, b);
    }
    if (kind == CelKind.STRING) {
      return Expression.isText(b)
          ? op.text(text(a), b.constant().stringValue())
          : op.texts(text(a), text(b));
    }
    if (kind == CelKind.BOOL) {
      return op.numbers(flag(a), flag(b));
    }
    Optional<Slot<C>> slotA = slot(a);
    Optional<Slot<C>> slotB = slot(b);
    boolean isEquality = op == Comparisons.EQUALS || op == Comparisons.NOT_EQUALS;
    return isEquality && slotA.isPresent() && slotB.isPresent()
        ? op.values(slotA.get(), slotB.get())
        : fallback(part).truth();
  }

  private Truth<C> numbers(Comparisons op, CelExpr a, CelExpr b) {
    if (Expression.isNumber(b)) {
      return op.number(number(a), b.constant().doubleValue());
    }
    return Expression.isNumber(a)
        ? op.flipped().number(number(b), a.constant().doubleValue())
        : op.numbers(number(a), number(b));
  }

  /** The kind in which two values are compared: that of the one which is known. */
  private CelKind commonKind(CelExpr a, CelExpr b) {
    CelKind kind = kind(a);
    return kind == CelKind.DYN ? kind(b) : kind;
  }

  private Truth<C> membership(CelExpr part, List<CelExpr> args) {
    if (args.get(1).getKind() != Kind.LIST) {
      return fallback(part).truth();
    }
    List<CelExpr> list = args.get(1).list().elements();
    CelKind kind = kind(args.get(0));
    if (kind != CelKind.DOUBLE && list.stream().allMatch(Expression::isText)) {
      return Comparisons.among(
          text(args.get(0)), list.stream().map(e -> e.constant().stringValue()).toList());
    }
    if (kind != CelKind.STRING && list.stream().allMatch(Expression::isNumber)) {
      return Comparisons.among(
          number(args.get(0)),
          list.stream().mapToDouble(e -> e.constant().doubleValue()).toArray());
    }
    return fallback(part).truth();
  }

  /** A truth that may be absent, as a number: 1, 0 or NaN. */
  Num<C> flag(CelExpr part) {
    Optional<Slot<C>> slot = slot(part);
    if (slot.isPresent() && !isPresenceTest(part)) {
      return flag(slot.get());
    }
    if (kind(part) == CelKind.DYN) {
      return fallback(part).number();
    }
    Truth<C> truth = truth(part);
    return c -> truth.of(c) ? 1 : 0;
  }

  private static <C> Num<C> flag(Slot<C> slot) {
    if (slot.type() != Slot.Type.DYN) {
      return slot.number();
    }
    return c -> {
      String text = slot.text().of(c);
      return "true".equals(text) ? 1 : "false".equals(text) ? 0 : slot.number().of(c);
    };
  }

  /** How a part is read if it is a name of the scope. */
  Optional<Slot<C>> slot(CelExpr part) {
    return Expression.path(part)
        .filter(path -> scope.variables().contains(path.variable()) && !path.steps().isEmpty())
        .flatMap(path -> scope.slot(path.variable(), path.field()));
  }

  CelKind kind(CelExpr part) {
    return ast.getType(part.id()).map(type -> type.kind()).orElse(CelKind.DYN);
  }

  Fallback<C> fallback(CelExpr part) {
    return new Fallback<>(ast, part, scope);
  }

  /** What a call is about, then its arguments. */
  static List<CelExpr> operands(CelCall call) {
    List<CelExpr> operands = new ArrayList<>();
    call.target().ifPresent(operands::add);
    operands.addAll(call.args());
    return operands;
  }
}
