/**
 * What is remembered of a city, and how Flink keeps it. Start at {@link
 * urbanbrain.flow.raise.shelf.Shelf}.
 */
package urbanbrain.flow.raise.shelf;
