/**
 * The command line: one class a verb, and {@link urbanbrain.cli.Main} that knows them all.
 *
 * <p>Verbs print for people; files are for programs. A verb lists every problem of its input before
 * it starts anything.
 */
package urbanbrain.cli;
