/**
 * How the stages say that a rule has reached a bound: counted by rule, and told raise beside what
 * they say of matches. All stages may use it.
 *
 * <p>Start at {@link urbanbrain.flow.strain.Strains}.
 */
package urbanbrain.flow.strain;
