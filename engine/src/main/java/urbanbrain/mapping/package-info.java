/**
 * Records and what they become: takes the bytes of one record of a source, gives an event, or says
 * what is wrong and where.
 *
 * <p>Only the columns that the mapping uses are looked at, and nothing is kept from one record to
 * the next. No Flink, no clock. Start at {@link urbanbrain.mapping.Mapper}; what it is told is a
 * {@link urbanbrain.mapping.SourceSpec}.
 */
package urbanbrain.mapping;
