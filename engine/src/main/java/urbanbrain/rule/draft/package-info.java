/**
 * Rule files as they are read, before their words are checked against each other.
 *
 * <p>Takes a file's YAML, gives its parts with their places, and the names that they may use. Start
 * at {@link urbanbrain.rule.draft.RuleDraft}.
 */
package urbanbrain.rule.draft;
