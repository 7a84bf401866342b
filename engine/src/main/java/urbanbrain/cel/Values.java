package urbanbrain.cel;

import com.google.common.base.Ascii;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import java.util.List;
import java.util.Optional;
import urbanbrain.text.Numbers;

/** Turns the numbers and texts of a checked tree into closures; see {@link Closures}. */
final class Values<C> {

  private final Closures<C> closures;

  Values(Closures<C> closures) {
    this.closures = closures;
  }

  /** A part that gives a number. */
  Num<C> number(CelExpr part) {
    Optional<Slot<C>> slot = closures.slot(part);
    if (slot.isPresent()) {
      return slot.get().number();
    }
    if (Expression.isNumber(part)) {
      double value = part.constant().doubleValue();
      return c -> value;
    }
    return part.getKind() == Kind.CALL && closures.kind(part) == CelKind.DOUBLE
        ? callNumber(part)
        : closures.fallback(part).number();
  }

  private Num<C> callNumber(CelExpr part) {
    List<CelExpr> args = Closures.operands(part.call());
    return switch (part.call().function()) {
      case "_+_", "_-_", "_*_", "_/_", "_%_" -> arithmetic(part.call().function(), args);
      case "-_" -> {
        Num<C> a = number(args.get(0));
        yield c -> -a.of(c);
      }
      case "_?_:_" -> {
        Truth<C> when = closures.truth(args.get(0));
        Num<C> a = number(args.get(1));
        Num<C> b = number(args.get(2));
        yield c -> when.of(c) ? a.of(c) : b.of(c);
      }
      case "int" -> {
        Num<C> a = number(args.get(0));
        yield c -> Numbers.whole(a.of(c));
      }
      case "double" -> asNumber(args.get(0));
      case "size" -> {
        if (closures.kind(args.get(0)) != CelKind.STRING) {
          yield closures.fallback(part).number();
        }
        Text<C> a = text(args.get(0));
        yield c -> Numbers.size(a.of(c));
      }
      default -> closures.fallback(part).number();
    };
  }

  private Num<C> arithmetic(String function, List<CelExpr> args) {
    Num<C> a = number(args.get(0));
    Num<C> b = number(args.get(1));
    return switch (function) {
      case "_+_" -> c -> a.of(c) + b.of(c);
      case "_-_" -> c -> a.of(c) - b.of(c);
      case "_*_" -> c -> a.of(c) * b.of(c);
      case "_/_" -> c -> Numbers.quotient(a.of(c), b.of(c));
      default -> c -> a.of(c) % b.of(c);
    };
  }

  private Num<C> asNumber(CelExpr part) {
    CelKind kind = closures.kind(part);
    if (kind == CelKind.DOUBLE) {
      return number(part);
    }
    Text<C> text = text(part);
    if (kind == CelKind.STRING) {
      return c -> Numbers.parse(text.of(c));
    }
    Num<C> number = number(part);
    return c -> {
      double value = number.of(c);
      return Double.isNaN(value) ? Numbers.parse(text.of(c)) : value;
    };
  }

  /** A part that gives a text. */
  Text<C> text(CelExpr part) {
    Optional<Slot<C>> slot = closures.slot(part);
    if (slot.isPresent()) {
      return slot.get().text();
    }
    if (Expression.isText(part)) {
      String value = part.constant().stringValue();
      return c -> value;
    }
    return part.getKind() == Kind.CALL && closures.kind(part) == CelKind.STRING
        ? callText(part)
        : closures.fallback(part).text();
  }

  private Text<C> callText(CelExpr part) {
    List<CelExpr> args = Closures.operands(part.call());
    return switch (part.call().function()) {
      case "_+_" -> {
        Text<C> a = text(args.get(0));
        Text<C> b = text(args.get(1));
        yield c -> joined(a.of(c), b.of(c));
      }
      case "_?_:_" -> {
        Truth<C> when = closures.truth(args.get(0));
        Text<C> a = text(args.get(1));
        Text<C> b = text(args.get(2));
        yield c -> when.of(c) ? a.of(c) : b.of(c);
      }
      case "string" -> asText(args.get(0));
      case "lowerAscii" -> {
        Text<C> a = text(args.get(0));
        yield c -> lower(a.of(c));
      }
      case "upperAscii" -> {
        Text<C> a = text(args.get(0));
        yield c -> upper(a.of(c));
      }
      case "trim" -> {
        Text<C> a = text(args.get(0));
        yield c -> stripped(a.of(c));
      }
      case "replace" -> replaced(text(args.get(0)), text(args.get(1)), text(args.get(2)));
      default -> closures.fallback(part).text();
    };
  }

  private static String lower(String text) {
    return text == null ? null : Ascii.toLowerCase(text);
  }

  private static String upper(String text) {
    return text == null ? null : Ascii.toUpperCase(text);
  }

  private static String stripped(String text) {
    return text == null ? null : text.strip();
  }

  private static String joined(String a, String b) {
    return a == null || b == null ? null : a.concat(b);
  }

  private static <C> Text<C> replaced(Text<C> text, Text<C> old, Text<C> by) {
    return c -> {
      String a = text.of(c);
      String b = old.of(c);
      String d = by.of(c);
      return a == null || b == null || d == null ? null : a.replace(b, d);
    };
  }

  private Text<C> asText(CelExpr part) {
    CelKind kind = closures.kind(part);
    if (kind == CelKind.STRING) {
      return text(part);
    }
    if (kind == CelKind.BOOL) {
      Num<C> flag = closures.flag(part);
      return c -> writtenFlag(flag.of(c));
    }
    Num<C> number = number(part);
    if (kind == CelKind.DOUBLE) {
      return c -> written(number.of(c));
    }
    Text<C> text = text(part);
    return c -> {
      String value = text.of(c);
      return value == null ? written(number.of(c)) : value;
    };
  }

  private static String writtenFlag(double flag) {
    return Double.isNaN(flag) ? null : flag == 1 ? "true" : "false";
  }

  private static String written(double value) {
    return Double.isNaN(value) ? null : Numbers.write(value);
  }
}
