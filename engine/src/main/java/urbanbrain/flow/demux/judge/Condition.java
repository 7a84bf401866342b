package urbanbrain.flow.demux.judge;

import urbanbrain.cel.Truth;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;

/** A condition on the events of a stream. */
public record Condition(StreamType stream, Truth<Event> holds) {}
