package urbanbrain.cel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a condition cannot hold without: that a field has one of these values. By the values that a
 * context has the few conditions are found that are worth judging (access predicates: Fabret et
 * al., SIGMOD 2001).
 *
 * @param variable what the field is below; empty where that is not said
 * @param values each once: texts, or numbers as {@link #number} gives them
 */
public record Access(String variable, String field, List<Object> values) implements Serializable {

  public Access {
    values = List.copyOf(values);
  }

  /** That a field is one of these texts. */
  public static Access toTexts(String variable, String field, Collection<String> texts) {
    return new Access(
        variable, field, texts.stream().<Object>map(text -> text).distinct().toList());
  }

  static Access toNumbers(String variable, String field, Collection<Double> numbers) {
    return new Access(variable, field, numbers.stream().map(Access::number).distinct().toList());
  }

  /** What stands for a number among the values: 0.0 for -0.0 too, which is equal to it. */
  public static Object number(double value) {
    return value + 0.0;
  }

  /** A condition of which it is known what it needs: all of these. */
  public static <C> Truth<C> known(Truth<C> condition, List<Access> needed) {
    return needed.isEmpty() ? condition : new Known<>(condition, List.copyOf(needed));
  }

  /** What it takes for both of two conditions, of which these are needed. */
  static List<Access> both(List<Access> ones, List<Access> others) {
    return Stream.concat(ones.stream(), others.stream()).toList();
  }

  /** What it takes for one of two conditions, of which these are needed. */
  static List<Access> either(List<Access> ones, List<Access> others) {
    List<Access> needed = new ArrayList<>();
    for (Access one : ones) {
      others.stream().filter(one::isOfSame).map(one::or).forEach(needed::add);
    }
    return needed;
  }

  private boolean isOfSame(Access other) {
    return variable.equals(other.variable) && field.equals(other.field);
  }

  private Access or(Access other) {
    return new Access(
        variable, field, Stream.concat(values.stream(), other.values.stream()).distinct().toList());
  }

  private record Known<C>(Truth<C> condition, List<Access> accesses) implements Truth<C> {
    @Override
    public boolean of(C context) {
      return condition.of(context);
    }
  }
}
