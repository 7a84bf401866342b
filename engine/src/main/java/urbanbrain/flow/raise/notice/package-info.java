/**
 * The terms in which books and the desk speak: handles, how far time is, what ends incidents, what
 * holds messages back, and the words of messages. Values, but for what asks another.
 */
package urbanbrain.flow.raise.notice;
