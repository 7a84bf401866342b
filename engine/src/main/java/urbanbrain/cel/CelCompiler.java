package urbanbrain.cel;

import java.util.Optional;
import urbanbrain.text.YamlNode;

/**
 * Compiles the CEL expressions of one scope. Whatever is wrong with an expression is reported at
 * its place; nothing throws for bad text.
 *
 * @param <C> what the compiled expressions read
 */
public final class CelCompiler<C> {

  private final Scope<C> scope;

  public CelCompiler(Scope<C> scope) {
    this.scope = scope;
  }

  /** A condition: an expression that is true or false. */
  public Optional<Truth<C>> truth(YamlNode scalar) {
    scalar.complain("not read yet: " + scope.variables());
    return Optional.empty();
  }

  /** An expression that gives a number. */
  public Optional<Num<C>> number(YamlNode scalar) {
    scalar.complain("not read yet: " + scope.variables());
    return Optional.empty();
  }

  /** An expression that gives a text. */
  public Optional<Text<C>> text(YamlNode scalar) {
    scalar.complain("not read yet: " + scope.variables());
    return Optional.empty();
  }
}
