/**
 * What is said of incidents in words: a rule's headline and what stands in its slots. How a value
 * is shown, and whether, its reader says. Start at {@link urbanbrain.verdict.word.Headline}.
 */
package urbanbrain.verdict.word;
