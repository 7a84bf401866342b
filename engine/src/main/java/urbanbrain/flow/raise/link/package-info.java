/**
 * Which matches of a rule are the same happening, and how those are found that may be. Start at
 * {@link urbanbrain.flow.raise.link.Links}.
 */
package urbanbrain.flow.raise.link;
