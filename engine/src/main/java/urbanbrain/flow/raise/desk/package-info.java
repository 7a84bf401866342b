/**
 * What holds messages about incidents back, and what the final truth says of it: people's silences,
 * what goes on anyway, and incidents that are the cause of others.
 *
 * <p>None of it changes what is true, but for the marks {@code quietedBy} and {@code explainedBy},
 * which are functions of the final incidents and of the events. Lines of the truth wait here until
 * that is known. Start at {@link urbanbrain.flow.raise.desk.Watch}.
 */
package urbanbrain.flow.raise.desk;
