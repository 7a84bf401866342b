/**
 * Collect (elsewhere: sources, connectors): takes the files of a city, gives their records.
 *
 * <p>Several files are merged by arrival. A broken record costs that record and no other. Positions
 * are part of the checkpoint. Start at {@link urbanbrain.collect.Recording}.
 */
package urbanbrain.collect;
