/**
 * The other end of a webhook: takes signed messages, folds them by handle, {@code absorbs} and
 * sequence, shows what is true now, and writes what people say of it as events for the engine.
 *
 * <p>It folds by {@link urbanbrain.verdict.Fold}, the reference for every receiver. Start at {@link
 * urbanbrain.send.receive.Receiver}.
 */
package urbanbrain.send.receive;
