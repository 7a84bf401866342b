package urbanbrain.flow.raise.shelf;

/**
 * Under which a case is kept.
 *
 * @param number tells the cases of a rule's book in the order in which they began
 */
record CaseKey(String rule, long number) {}
