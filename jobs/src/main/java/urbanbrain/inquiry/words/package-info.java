/**
 * Answers in words.
 *
 * <p>Start at {@link urbanbrain.inquiry.words.WhyNotText}.
 */
package urbanbrain.inquiry.words;
