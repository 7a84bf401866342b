/**
 * Holds what the rules said of a recording against what was true.
 *
 * <p>Takes a playback and a truth file or operators' feedback, gives precision, recall, time to
 * detect and false alarms by rule. What fits what stands at {@link urbanbrain.score.Fit}; start at
 * {@link urbanbrain.score.Scoring}.
 */
package urbanbrain.score;
