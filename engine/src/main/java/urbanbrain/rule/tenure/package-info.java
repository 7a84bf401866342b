/** When a version of a rule counts. Start at {@link urbanbrain.rule.tenure.Tenure}. */
package urbanbrain.rule.tenure;
