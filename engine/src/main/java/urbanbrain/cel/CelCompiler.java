package urbanbrain.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.checker.CelChecker;
import dev.cel.checker.CelCheckerBuilder;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.CelVarDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExprConverter;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompilerFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import urbanbrain.text.YamlNode;

/**
 * Compiles the CEL expressions of one scope: parsed and type-checked by cel-java, run as closures.
 * Whatever is wrong with an expression is reported at its place; nothing throws for bad text.
 *
 * <p>There is one kind of number; a division by zero is absent. A comparison with an absent value
 * is false, {@code !=} too, and arithmetic with one is absent: {@code !(x > 5)} holds where there
 * is no x.
 *
 * @param <C> what the compiled expressions read
 */
public final class CelCompiler<C> {

  private final Scope<C> scope;
  private final CelChecker checker;

  public CelCompiler(Scope<C> scope) {
    this.scope = scope;
    this.checker = checker(scope);
  }

  /** A condition: an expression that is true or false. */
  public Optional<Truth<C>> truth(YamlNode scalar) {
    return Expression.parse(scalar).flatMap(e -> truth(e, e.root()));
  }

  /** An expression that gives a number. */
  public Optional<Num<C>> number(YamlNode scalar) {
    return Expression.parse(scalar).flatMap(e -> number(e, e.root()));
  }

  /** An expression that gives a text. */
  public Optional<Text<C>> text(YamlNode scalar) {
    return Expression.parse(scalar).flatMap(e -> text(e, e.root()));
  }

  /** A part of an expression that is true or false. */
  public Optional<Truth<C>> truth(Expression expression, CelMutableExpr part) {
    return check(expression, part)
        .filter(ast -> gives(expression, ast, CelKind.BOOL, "a condition (true or false)"))
        .map(this::truth);
  }

  private Truth<C> truth(CelAbstractSyntaxTree ast) {
    Closures<C> closures = new Closures<>(ast, scope);
    return Access.known(closures.truth(ast.getExpr()), new Accesses(closures).of(ast.getExpr()));
  }

  Optional<Num<C>> number(Expression expression, CelMutableExpr part) {
    return check(expression, part)
        .filter(ast -> gives(expression, ast, CelKind.DOUBLE, "a number"))
        .map(ast -> new Closures<>(ast, scope).number(ast.getExpr()));
  }

  Optional<Text<C>> text(Expression expression, CelMutableExpr part) {
    return check(expression, part)
        .filter(ast -> gives(expression, ast, CelKind.STRING, "a text"))
        .map(ast -> new Closures<>(ast, scope).text(ast.getExpr()));
  }

  /** A part of any type; a structure or a list can be read neither as a number nor as a text. */
  public Optional<Slot<C>> value(Expression expression, CelMutableExpr part) {
    return check(expression, part).map(this::value);
  }

  private Slot<C> value(CelAbstractSyntaxTree ast) {
    Closures<C> closures = new Closures<>(ast, scope);
    return switch (ast.getResultType().kind()) {
      case DOUBLE -> new Slot<>(Slot.Type.NUMBER, closures.number(ast.getExpr()), null);
      case STRING -> new Slot<>(Slot.Type.TEXT, null, closures.text(ast.getExpr()));
      case BOOL -> new Slot<>(Slot.Type.BOOLEAN, closures.flag(ast.getExpr()), null);
      default -> new Slot<>(Slot.Type.DYN, null, null);
    };
  }

  /** The part of an expression, type-checked; nothing where it has a mistake. */
  public Optional<CelAbstractSyntaxTree> check(Expression expression, CelMutableExpr part) {
    CelSource source = expression.source();
    CelValidationResult checked =
        checker.check(
            CelAbstractSyntaxTree.newParsedAst(
                CelMutableExprConverter.fromMutableExpr(part), source));
    if (checked.hasError()) {
      for (CelIssue issue : checked.getErrors()) {
        Complaints.ofChecker(expression, issue, scope);
      }
      return Optional.empty();
    }
    CelAbstractSyntaxTree ast = ast(checked);
    return passes(expression, part) ? Optional.of(ast) : Optional.empty();
  }

  /** Finds what cel-java does not mind: patterns that are none, and variables without a field. */
  private boolean passes(Expression expression, CelMutableExpr whole) {
    Set<Long> allowed = new HashSet<>();
    List<Long> bad = new ArrayList<>();
    Expression.walk(
        whole,
        part -> {
          switch (part.getKind()) {
            case SELECT -> allowed.add(part.select().operand().id());
            case CALL -> passCall(expression, part, allowed, bad);
            case IDENT -> passName(expression, part, allowed, bad);
            default -> {}
          }
        });
    return bad.isEmpty();
  }

  private void passName(
      Expression expression, CelMutableExpr part, Set<Long> allowed, List<Long> bad) {
    String name = part.ident().name();
    if (scope.variables().contains(name) && !allowed.contains(part.id())) {
      bad.add(part.id());
      String example = scope.fields(name).stream().sorted().findFirst().orElse("field");
      expression.complain(
          part.id(),
          "'%s' is no value: name a field of it, as %s.%s".formatted(name, name, example));
    }
  }

  private static void passCall(
      Expression expression, CelMutableExpr part, Set<Long> allowed, List<Long> bad) {
    List<CelMutableExpr> args = part.call().args();
    if (part.call().function().equals("_[_]")) {
      allowed.add(args.get(0).id());
    }
    if (part.call().function().equals("matches")) {
      CelMutableExpr pattern = args.get(args.size() - 1);
      String fault = faultOf(CelMutableExprConverter.fromMutableExpr(pattern));
      if (fault != null) {
        bad.add(pattern.id());
        expression.complain(pattern.id(), "no pattern: " + fault);
      }
    }
  }

  /** What is wrong with a pattern that stands there as a text, or null. */
  private static String faultOf(CelExpr pattern) {
    if (!Expression.isText(pattern)) {
      return null;
    }
    try {
      Pattern.compile(pattern.constant().stringValue());
      return null;
    } catch (PatternSyntaxException e) {
      return e.getDescription();
    }
  }

  private static boolean gives(
      Expression expression, CelAbstractSyntaxTree ast, CelKind wanted, String words) {
    CelKind kind = ast.getResultType().kind();
    if (kind == wanted || kind == CelKind.DYN) {
      return true;
    }
    String found = Complaints.word(ast.getResultType());
    expression.complain(ast.getExpr().id(), "%s is wanted, this is %s".formatted(words, found));
    return false;
  }

  private static CelAbstractSyntaxTree ast(CelValidationResult result) {
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new IllegalStateException("a tree without errors", e);
    }
  }

  private static <C> CelChecker checker(Scope<C> scope) {
    CelCheckerBuilder builder =
        CelCompilerFactory.standardCelCheckerBuilder()
            .setOptions(Vocabulary.OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .addFunctionDeclarations(Vocabulary.functions());
    List<CelType> types = new ArrayList<>();
    for (String variable : scope.variables()) {
      CelType type = type(scope, variable, types);
      types.add(type);
      builder.addVarDeclarations(CelVarDecl.newVarDeclaration(variable, type));
    }
    return builder.setTypeProvider(new Types(ImmutableList.copyOf(types))).build();
  }

  /**
   * A variable is a structure of its fields, or an open record where its fields are not known. A
   * field with a dot in its name is a member of a structure within.
   */
  private static <C> CelType type(Scope<C> scope, String variable, List<CelType> all) {
    Map<String, CelType> plain = new TreeMap<>();
    Map<String, Map<String, CelType>> groups = new TreeMap<>();
    for (String field : scope.fields(variable)) {
      CelType type = scope.slot(variable, field).map(slot -> type(slot.type())).orElse(null);
      int dot = field.indexOf('.');
      if (type != null && dot < 0) {
        plain.put(field, type);
      } else if (type != null) {
        groups
            .computeIfAbsent(field.substring(0, dot), g -> new TreeMap<>())
            .put(field.substring(dot + 1), type);
      }
    }
    groups.forEach(
        (group, fields) -> {
          CelType type = structure(variable + "@" + group, fields);
          if (plain.putIfAbsent(group, type) == null) {
            all.add(type);
          }
        });
    return plain.isEmpty()
        ? MapType.create(SimpleType.STRING, SimpleType.DYN)
        : structure(variable, plain);
  }

  private static StructType structure(String name, Map<String, CelType> byName) {
    ImmutableMap<String, CelType> fields = ImmutableMap.copyOf(byName);
    return StructType.create(
        name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
  }

  private static CelType type(Slot.Type type) {
    return switch (type) {
      case NUMBER -> SimpleType.DOUBLE;
      case TEXT -> SimpleType.STRING;
      case BOOLEAN -> SimpleType.BOOL;
      case DYN -> SimpleType.DYN;
    };
  }

  private record Types(ImmutableList<CelType> all) implements CelTypeProvider {
    @Override
    public ImmutableCollection<CelType> types() {
      return all;
    }

    @Override
    public Optional<CelType> findType(String name) {
      return all.stream().filter(type -> type.name().equals(name)).findFirst();
    }
  }
}
