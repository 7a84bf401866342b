/**
 * A recording as decode hears it, kept to be played again and again, and what is asked of it.
 *
 * <p>Start at {@link urbanbrain.inquiry.tape.Tape}.
 */
package urbanbrain.inquiry.tape;
