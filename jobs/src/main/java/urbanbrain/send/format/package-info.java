/**
 * What messages say: an alert in, its text out, in the format that a channel asks for.
 *
 * <p>A format knows nothing of how its text is delivered, and reads no clock: one message is always
 * the same text. Start at {@link urbanbrain.send.format.Format}.
 */
package urbanbrain.send.format;
