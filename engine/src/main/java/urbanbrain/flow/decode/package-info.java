/**
 * Decode (elsewhere: parse, deserialize): takes records of all sources, gives events and
 * watermarks, and letters about what did not become an event that counts.
 *
 * <p>Here alone it is decided what is late; after it nothing is dropped by its time. Start at
 * {@link urbanbrain.flow.decode.Decode}.
 */
package urbanbrain.flow.decode;
