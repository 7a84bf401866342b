/**
 * What a rule asks for: one reader for each form of {@code when}, and the class that it has.
 *
 * <p>Takes a draft, gives a {@link urbanbrain.rule.Form} with its class, or problems. Start at
 * {@link urbanbrain.rule.when.WhenReader}.
 */
package urbanbrain.rule.when;
