/**
 * Signatures of messages after the Standard Webhooks specification: takes secrets from where they
 * are kept, signs what leaves and judges what comes.
 *
 * <p>A secret is read where it is used and when its user opens; it stands in no plan, state, log or
 * error. Start at {@link urbanbrain.send.sign.Signatures}.
 */
package urbanbrain.send.sign;
