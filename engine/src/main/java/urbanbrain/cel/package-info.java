/**
 * Expressions: CEL text to type-checked, serializable closures.
 *
 * <p>cel-java parses and checks; the checked tree becomes closures over typed slots, which is what
 * runs for each event. What they do not cover is evaluated by cel-java itself. A comparison with an
 * absent value is false, arithmetic with one is absent. Start at {@link
 * urbanbrain.cel.CelCompiler}.
 */
package urbanbrain.cel;
