/**
 * The city file: YAML text in, a city or all its problems out.
 *
 * <p>Problems have their file, line and column; nothing throws for bad text. The headers of files
 * that are there are looked at, so that a column that they do not have is a problem too. Start at
 * {@link urbanbrain.city.City}.
 */
package urbanbrain.city;
