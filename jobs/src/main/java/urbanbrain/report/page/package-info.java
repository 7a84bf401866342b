/**
 * {@code report.html}: what a replay found, on one page that needs nothing else.
 *
 * <p>Takes a city, the files of a run and its trace, gives the page. It is a function of the
 * recording, holds no wall clock, and shows nothing of what is sensitive. What it looks like and
 * does stands in the resources beside this package. Start at {@link
 * urbanbrain.report.page.ReportPage}.
 */
package urbanbrain.report.page;
