package urbanbrain.cel;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelProtoAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelMutableExprConverter;
import dev.cel.expr.CheckedExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import urbanbrain.cel.Expression.Path;

/**
 * A part of an expression that cel-java itself evaluates: some microseconds and garbage for each
 * event. An error there, as by a value that is absent, makes the whole part absent. Where a value
 * could be a text or a number, the text is what is seen.
 */
final class Fallback<C> implements Serializable {

  private final byte[] checked;
  private final List<Input<C>> inputs = new ArrayList<>();
  private transient volatile CelRuntime.Program program;

  /** One value that the part reads. */
  private record Input<C>(String variable, List<String> steps, Slot<C> slot)
      implements Serializable {

    Object value(C context) {
      String text = slot.text() == null ? null : slot.text().of(context);
      if (text != null || slot.number() == null) {
        return text;
      }
      double number = slot.number().of(context);
      if (Double.isNaN(number)) {
        return null;
      }
      return slot.type() == Slot.Type.BOOLEAN ? (Object) (number == 1) : (Object) number;
    }
  }

  Fallback(CelAbstractSyntaxTree whole, CelExpr part, Scope<C> scope) {
    CelAbstractSyntaxTree ast =
        CelAbstractSyntaxTree.newCheckedAst(
            part, whole.getSource(), whole.getReferenceMap(), whole.getTypeMap());
    this.checked = CelProtoAbstractSyntaxTree.fromCelAst(ast).toCheckedExpr().toByteArray();
    Set<String> seen = new TreeSet<>();
    Expression.walk(
        CelMutableExprConverter.fromCelExpr(part),
        p ->
            Expression.path(CelMutableExprConverter.fromMutableExpr(p))
                .filter(path -> scope.variables().contains(path.variable()))
                .filter(path -> seen.add(path.variable() + "\n" + path.steps()))
                .ifPresent(path -> add(path, scope)));
  }

  private void add(Path path, Scope<C> scope) {
    scope
        .slot(path.variable(), path.field())
        .ifPresent(slot -> inputs.add(new Input<>(path.variable(), path.steps(), slot)));
  }

  Truth<C> truth() {
    return c -> {
      Object value = eval(c);
      return Boolean.TRUE.equals(value) || "true".equals(value);
    };
  }

  Num<C> number() {
    return c -> {
      Object value = eval(c);
      if (value instanceof Boolean flag) {
        return flag ? 1 : 0;
      }
      return value instanceof Number number ? number.doubleValue() : Double.NaN;
    };
  }

  Text<C> text() {
    return c -> eval(c) instanceof String text ? text : null;
  }

  private Object eval(C context) {
    Map<String, Object> activation = new HashMap<>();
    for (Input<C> input : inputs) {
      put(activation, input, input.value(context));
    }
    try {
      return program().eval(activation);
    } catch (CelEvaluationException e) {
      return null;
    }
  }

  @SuppressWarnings("unchecked") // only this method puts maps, all of this type
  private static <C> void put(Map<String, Object> activation, Input<C> input, Object value) {
    Map<String, Object> at =
        (Map<String, Object>)
            activation.computeIfAbsent(input.variable(), v -> new HashMap<String, Object>());
    int last = input.steps().size() - 1;
    for (String step : input.steps().subList(0, Math.max(0, last))) {
      Object next = at.get(step);
      if (!(next instanceof Map)) {
        next = new HashMap<String, Object>();
        at.put(step, next);
      }
      at = (Map<String, Object>) next;
    }
    if (value != null && last >= 0) {
      at.putIfAbsent(input.steps().get(last), value);
    }
  }

  /** Planned where it is first needed: a program cannot be serialized. */
  private CelRuntime.Program program() {
    CelRuntime.Program planned = program;
    if (planned == null) {
      try {
        CheckedExpr expr = CheckedExpr.parseFrom(checked);
        CelAbstractSyntaxTree ast = CelProtoAbstractSyntaxTree.fromCheckedExpr(expr).getAst();
        planned = Vocabulary.runtime().createProgram(ast);
      } catch (InvalidProtocolBufferException | CelEvaluationException e) {
        throw new IllegalStateException("a checked expression cannot be planned", e);
      }
      program = planned;
    }
    return planned;
  }
}
