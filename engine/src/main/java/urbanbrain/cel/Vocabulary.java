package urbanbrain.cel;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;

import com.google.common.base.Ascii;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import urbanbrain.text.Numbers;

/**
 * The functions that expressions may use: CEL's own, as far as they make sense of texts, numbers
 * and truths, with one kind of number, a double. What CEL says of whole numbers only ({@code %},
 * {@code size}, {@code int}) is said of doubles here, and a division by zero has no value.
 */
public final class Vocabulary {

  static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(Expression.LONGEST)
          .enableHeterogeneousNumericComparisons(false)
          .build();

  static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .build();

  private static final CelType NUMBER = SimpleType.DOUBLE;
  private static final CelType TEXT = SimpleType.STRING;
  private static final CelType TRUTH = SimpleType.BOOL;
  private static final CelType A = TypeParamType.create("A");
  private static final CelType B = TypeParamType.create("B");
  private static final CelType LIST = ListType.create(A);
  private static final CelType MAP = MapType.create(A, B);

  private static final Map<String, CelFunctionDecl> FUNCTIONS = declare();

  /** cel-java's evaluation is made when the first expression needs it: most cities never do. */
  private static final class Evaluation {
    static final CelRuntime RUNTIME =
        CelRuntimeFactory.legacyCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(bindings())
            .build();
  }

  private Vocabulary() {}

  /** All functions and operators, for the checker. */
  static Iterable<CelFunctionDecl> functions() {
    return FUNCTIONS.values();
  }

  /** The names of the functions, without operators. */
  public static List<String> functionNames() {
    return FUNCTIONS.keySet().stream().filter(f -> f.matches("[a-zA-Z]+")).toList();
  }

  /** Whether this is a function of the vocabulary. */
  public static boolean has(String function) {
    return FUNCTIONS.containsKey(function);
  }

  static CelRuntime runtime() {
    return Evaluation.RUNTIME;
  }

  private static Map<String, CelFunctionDecl> declare() {
    TreeMap<String, CelFunctionDecl> all = new TreeMap<>();
    add(all, "_&&_", newGlobalOverload("logical_and", TRUTH, TRUTH, TRUTH));
    add(all, "_||_", newGlobalOverload("logical_or", TRUTH, TRUTH, TRUTH));
    add(all, "!_", newGlobalOverload("logical_not", TRUTH, TRUTH));
    add(all, "_?_:_", newGlobalOverload("conditional", A, TRUTH, A, A));
    add(all, "_==_", newGlobalOverload("equals", TRUTH, A, A));
    add(all, "_!=_", newGlobalOverload("not_equals", TRUTH, A, A));
    add(all, "@in", newGlobalOverload("in_list", TRUTH, A, LIST));
    add(all, "@not_strictly_false", newGlobalOverload("not_strictly_false", TRUTH, TRUTH));
    add(all, "_[_]", newGlobalOverload("index_map", B, MAP, A));
    addOrders(all);
    addNumbers(all);
    addTexts(all);
    return all;
  }

  private static void addOrders(Map<String, CelFunctionDecl> all) {
    Map.of("_<_", "less", "_<=_", "less_equals", "_>_", "greater", "_>=_", "greater_equals")
        .forEach(
            (function, id) ->
                add(
                    all,
                    function,
                    newGlobalOverload(id + "_double", TRUTH, NUMBER, NUMBER),
                    newGlobalOverload(id + "_string", TRUTH, TEXT, TEXT)));
  }

  private static void addNumbers(Map<String, CelFunctionDecl> all) {
    add(
        all,
        "_+_",
        newGlobalOverload("add_double", NUMBER, NUMBER, NUMBER),
        newGlobalOverload("add_string", TEXT, TEXT, TEXT));
    add(all, "_-_", newGlobalOverload("subtract_double", NUMBER, NUMBER, NUMBER));
    add(all, "_*_", newGlobalOverload("multiply_double", NUMBER, NUMBER, NUMBER));
    add(all, "_/_", newGlobalOverload("divide_number", NUMBER, NUMBER, NUMBER));
    add(all, "_%_", newGlobalOverload("modulo_number", NUMBER, NUMBER, NUMBER));
    add(all, "-_", newGlobalOverload("negate_double", NUMBER, NUMBER));
    add(
        all,
        "double",
        newGlobalOverload("double_to_double", NUMBER, NUMBER),
        newGlobalOverload("text_to_number", NUMBER, TEXT));
    add(all, "int", newGlobalOverload("number_to_whole", NUMBER, NUMBER));
    add(
        all,
        "size",
        newGlobalOverload("length_of_text", NUMBER, TEXT),
        newMemberOverload("text_length", NUMBER, TEXT),
        newGlobalOverload("length_of_list", NUMBER, LIST),
        newMemberOverload("list_length", NUMBER, LIST));
  }

  private static void addTexts(Map<String, CelFunctionDecl> all) {
    add(all, "startsWith", newMemberOverload("starts_with_string", TRUTH, TEXT, TEXT));
    add(all, "endsWith", newMemberOverload("ends_with_string", TRUTH, TEXT, TEXT));
    add(all, "contains", newMemberOverload("contains_string", TRUTH, TEXT, TEXT));
    add(
        all,
        "matches",
        newMemberOverload("matches_string", TRUTH, TEXT, TEXT),
        newGlobalOverload("matches", TRUTH, TEXT, TEXT));
    add(
        all,
        "string",
        newGlobalOverload("string_to_string", TEXT, TEXT),
        newGlobalOverload("number_to_text", TEXT, NUMBER),
        newGlobalOverload("bool_to_string", TEXT, TRUTH));
    add(all, "lowerAscii", newMemberOverload("text_lower_ascii", TEXT, TEXT));
    add(all, "upperAscii", newMemberOverload("text_upper_ascii", TEXT, TEXT));
    add(all, "trim", newMemberOverload("text_trim", TEXT, TEXT));
    add(all, "replace", newMemberOverload("text_replace", TEXT, TEXT, TEXT, TEXT));
  }

  private static void add(
      Map<String, CelFunctionDecl> all, String function, CelOverloadDecl... overloads) {
    all.put(function, newFunctionDeclaration(function, overloads));
  }

  private static Set<CelFunctionBinding> bindings() {
    return Set.of(
        CelFunctionBinding.from("divide_number", Double.class, Double.class, Numbers::quotient),
        CelFunctionBinding.from("modulo_number", Double.class, Double.class, (a, b) -> a % b),
        CelFunctionBinding.from("text_to_number", String.class, Numbers::parse),
        CelFunctionBinding.from("number_to_whole", Double.class, Numbers::whole),
        CelFunctionBinding.from("number_to_text", Double.class, Numbers::write),
        CelFunctionBinding.from("length_of_text", String.class, Numbers::size),
        CelFunctionBinding.from("text_length", String.class, Numbers::size),
        CelFunctionBinding.from("length_of_list", List.class, list -> (double) list.size()),
        CelFunctionBinding.from("list_length", List.class, list -> (double) list.size()),
        CelFunctionBinding.from("text_lower_ascii", String.class, Ascii::toLowerCase),
        CelFunctionBinding.from("text_upper_ascii", String.class, Ascii::toUpperCase),
        CelFunctionBinding.from("text_trim", String.class, String::strip),
        CelFunctionBinding.from(
            "text_replace",
            List.of(String.class, String.class, String.class),
            args -> ((String) args[0]).replace((String) args[1], (String) args[2])));
  }
}
