/**
 * How a receiver may be reached: which addresses a channel may speak to, and which certificates it
 * trusts.
 *
 * <p>Start at {@link urbanbrain.send.reach.Addresses}.
 */
package urbanbrain.send.reach;
