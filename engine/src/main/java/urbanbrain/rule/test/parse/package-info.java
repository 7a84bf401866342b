/**
 * Reads the tests of rules: takes texts, gives cases, or problems with their places. Start at
 * {@link urbanbrain.rule.test.parse.TestReader}.
 */
package urbanbrain.rule.test.parse;
