/**
 * Records that are JSON: takes the bytes of one object, gives the values of the members that the
 * mapping uses.
 *
 * <p>Every record is read to its end, and what the mapping does not use is stepped over. Start at
 * {@link urbanbrain.mapping.json.JsonRow}.
 */
package urbanbrain.mapping.json;
