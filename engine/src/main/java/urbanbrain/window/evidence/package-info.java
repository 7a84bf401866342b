/**
 * What is kept of the events of a window: what evidence shows of the first ones, packed; and whole
 * events while some may be taken back. Start at {@link urbanbrain.window.evidence.Kept}.
 */
package urbanbrain.window.evidence;
