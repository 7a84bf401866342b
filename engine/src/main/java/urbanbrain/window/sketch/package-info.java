/**
 * What stands for many numbers, whatever their order, and can be merged exactly: sums, sums of
 * squares, sets, distributions (sketches, mergeable summaries). No Flink.
 */
package urbanbrain.window.sketch;
