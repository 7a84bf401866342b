/** Drives a browser as a reader would, for tests of pages. */
package urbanbrain.report.browser;
