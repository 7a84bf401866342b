/**
 * Messages in the Common Alerting Protocol 1.2 (OASIS), as XML: what warning systems take in.
 *
 * <p>One message is one {@code alert} element with an {@code info} block for each language of the
 * rule's headline. Start at {@link urbanbrain.send.format.cap.Cap}.
 */
package urbanbrain.send.format.cap;
