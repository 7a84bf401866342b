/**
 * What is told of a rule that has reached a bound of the engine, and when it is over. Start at
 * {@link urbanbrain.flow.raise.strain.StrainBook}.
 */
package urbanbrain.flow.raise.strain;
