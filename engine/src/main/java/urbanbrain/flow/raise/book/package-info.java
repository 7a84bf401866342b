/**
 * The incidents of one rule: takes words about matches and what ends incidents, gives messages and,
 * when they can change no more, the incidents.
 *
 * <p>The final incidents are what {@link urbanbrain.flow.raise.book.Parts} says of the final
 * matches, in whatever order words and watermarks came. A handle is opened once, goes with the
 * match that gave it its name, and says its last word once. Start at {@link
 * urbanbrain.flow.raise.book.IncidentBook}.
 */
package urbanbrain.flow.raise.book;
