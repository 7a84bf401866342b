/**
 * What one key holds for the joins: events by time, anchors, signals; and how it is written.
 *
 * <p>Knows how to keep and forget, and nothing of what a rule asks for. Start at {@link
 * urbanbrain.flow.fuse.board.Board}.
 */
package urbanbrain.flow.fuse.board;
