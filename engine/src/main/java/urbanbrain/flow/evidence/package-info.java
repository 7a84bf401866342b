/**
 * How evidence is written: most of what travels of a match, and of what is kept of it, is this.
 *
 * <p>Takes and gives {@link urbanbrain.verdict.Evidence}. What comes again from piece to piece is
 * written once, and is one object when read. Start at {@link
 * urbanbrain.flow.evidence.EvidenceForm}.
 */
package urbanbrain.flow.evidence;
