/**
 * What a rule's matches become: severity, headline, how they are linked, what holds them back.
 *
 * <p>Takes a draft and its form, gives an {@link urbanbrain.rule.IncidentSpec}, or problems. Start
 * at {@link urbanbrain.rule.incident.IncidentReader}.
 */
package urbanbrain.rule.incident;
