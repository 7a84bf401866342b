/**
 * What messages say in words: numbers, times, severities and sentences in a reader's language.
 *
 * <p>Sentences stand in a resource for each language; a language without one gets English sentences
 * around its own headline, numbers and times. Start at {@link urbanbrain.send.language.Tongue}.
 */
package urbanbrain.send.language;
