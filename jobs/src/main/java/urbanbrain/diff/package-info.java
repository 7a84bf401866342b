/**
 * Compares what two rule sets say of the same recording.
 *
 * <p>Takes the incidents of both, gives what was added, what is gone, and of each pair how the new
 * differs from the old. What makes a pair stands at {@link urbanbrain.diff.Pairing}; start at
 * {@link urbanbrain.diff.Diff}.
 */
package urbanbrain.diff;
