package urbanbrain.flow.raise.shelf;

/**
 * What stands on a book's back.
 *
 * @param due the watermark at which there is something to do
 * @param floor the least start of an incident in it
 */
public record Note(long due, long floor) {}
