/**
 * What can be otherwise in a rule: its numbers and conditions, found in its text and edited there,
 * and its legs.
 *
 * <p>Start at {@link urbanbrain.inquiry.change.Change}.
 */
package urbanbrain.inquiry.change;
