/**
 * When each source was alive, for rules about keys that are heard no more while their source lives.
 * Takes the times of all events that count, gives the pauses of each source as soon as they are
 * certain. Start at {@link urbanbrain.flow.decode.pulse.Pulses}.
 */
package urbanbrain.flow.decode.pulse;
