package urbanbrain.cel;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** Comparisons as closures: whatever the comparison, it is false where a side is absent. */
enum Comparisons {
  LESS,
  LESS_EQUALS,
  GREATER,
  GREATER_EQUALS,
  EQUALS,
  NOT_EQUALS;

  /** The comparison of an operator of CEL. */
  static Comparisons of(String function) {
    return switch (function) {
      case "_<_" -> LESS;
      case "_<=_" -> LESS_EQUALS;
      case "_>_" -> GREATER;
      case "_>=_" -> GREATER_EQUALS;
      case "_==_" -> EQUALS;
      default -> NOT_EQUALS;
    };
  }

  /** The same comparison with its sides swapped. */
  Comparisons flipped() {
    return switch (this) {
      case LESS -> GREATER;
      case LESS_EQUALS -> GREATER_EQUALS;
      case GREATER -> LESS;
      case GREATER_EQUALS -> LESS_EQUALS;
      case EQUALS, NOT_EQUALS -> this;
    };
  }

  <C> Truth<C> numbers(Num<C> a, Num<C> b) {
    return switch (this) {
      case LESS -> c -> a.of(c) < b.of(c);
      case LESS_EQUALS -> c -> a.of(c) <= b.of(c);
      case GREATER -> c -> a.of(c) > b.of(c);
      case GREATER_EQUALS -> c -> a.of(c) >= b.of(c);
      case EQUALS -> c -> a.of(c) == b.of(c);
      case NOT_EQUALS -> c -> isOther(a.of(c), b.of(c));
    };
  }

  <C> Truth<C> number(Num<C> a, double b) {
    return switch (this) {
      case LESS -> c -> a.of(c) < b;
      case LESS_EQUALS -> c -> a.of(c) <= b;
      case GREATER -> c -> a.of(c) > b;
      case GREATER_EQUALS -> c -> a.of(c) >= b;
      case EQUALS -> c -> a.of(c) == b;
      case NOT_EQUALS -> c -> isOther(a.of(c), b);
    };
  }

  <C> Truth<C> texts(Text<C> a, Text<C> b) {
    Comparisons op = this;
    return c -> op.holds(a.of(c), b.of(c));
  }

  <C> Truth<C> text(Text<C> a, String b) {
    return switch (this) {
      case EQUALS -> c -> b.equals(a.of(c));
      case NOT_EQUALS -> c -> isOther(a.of(c), b);
      default -> {
        Comparisons op = this;
        yield c -> op.holds(a.of(c), b);
      }
    };
  }

  private boolean holds(String a, String b) {
    if (a == null || b == null) {
      return false;
    }
    int order = a.compareTo(b);
    return switch (this) {
      case LESS -> order < 0;
      case LESS_EQUALS -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_EQUALS -> order >= 0;
      case EQUALS -> order == 0;
      case NOT_EQUALS -> order != 0;
    };
  }

  /** Equality of two values of which nothing is known: texts or numbers, never one of each. */
  <C> Truth<C> values(Slot<C> a, Slot<C> b) {
    boolean wanted = this == EQUALS;
    return c -> {
      String textA = a.text().of(c);
      String textB = b.text().of(c);
      double numberA = a.number().of(c);
      double numberB = b.number().of(c);
      boolean isAbsent =
          (textA == null && Double.isNaN(numberA)) || (textB == null && Double.isNaN(numberB));
      boolean isEqual = (textA != null && textB != null) ? textA.equals(textB) : numberA == numberB;
      return !isAbsent && isEqual == wanted;
    };
  }

  private static boolean isOther(double a, double b) {
    return a < b || a > b;
  }

  private static boolean isOther(String a, String b) {
    return a != null && !a.equals(b);
  }

  /** Whether a text is one of a list's. */
  static <C> Truth<C> among(Text<C> a, List<String> list) {
    HashSet<String> set = new HashSet<>(list);
    return c -> {
      String text = a.of(c);
      return text != null && set.contains(text);
    };
  }

  /** Whether a number is one of a list's. */
  static <C> Truth<C> among(Num<C> a, double[] list) {
    double[] sorted = Arrays.stream(list).map(n -> n + 0.0).sorted().toArray();
    return c -> {
      double number = a.of(c) + 0.0;
      return !Double.isNaN(number) && Arrays.binarySearch(sorted, number) >= 0;
    };
  }
}
