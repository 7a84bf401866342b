/**
 * Which messages go to a channel: takes all messages, gives those that are meant for one.
 *
 * <p>Whoever has been told of an incident is told all that follows, whatever the filters: what it
 * knows would be wrong otherwise. Start at {@link urbanbrain.send.route.Router}.
 */
package urbanbrain.send.route;
