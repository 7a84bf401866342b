/**
 * What a run shows to people: the table of its incidents and the summary of what was read.
 *
 * <p>Takes the files of a run, gives text. Start at {@link urbanbrain.report.IncidentTable}.
 */
package urbanbrain.report;
