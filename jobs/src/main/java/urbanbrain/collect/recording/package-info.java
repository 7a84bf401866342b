/**
 * Keeps what a live job reads, and gives it again.
 *
 * <p>{@link urbanbrain.collect.recording.Recorder} stands before decode and writes each record in
 * the order in which decode takes it; {@link urbanbrain.collect.recording.Stores} gives the records
 * again in that order. What is written is never changed: a job that goes on from a checkpoint
 * begins a new file, which says how much of the files before it counts.
 */
package urbanbrain.collect.recording;
