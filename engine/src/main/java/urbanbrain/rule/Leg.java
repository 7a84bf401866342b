package urbanbrain.rule;

import java.io.Serializable;
import java.util.List;
import java.util.function.UnaryOperator;
import urbanbrain.cel.Truth;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.StreamType;

/**
 * A named part of a rule that an event or a signal can fill. Exactly one of stream and signal is
 * there.
 *
 * @param stream the stream whose events can fill it, or null
 * @param signal the window rule whose episodes can fill it, or null
 * @param where which events of the stream fit; always there, true for all without a condition
 * @param whereText the condition as written, empty without one
 * @param count how many are needed, at least 1
 * @param shown the fields that the rule uses of this leg: they stand in its evidence
 */
public record Leg(
    String name,
    StreamType stream,
    String signal,
    Truth<Event> where,
    String whereText,
    int count,
    List<Field> shown)
    implements Serializable {

  public Leg {
    shown = List.copyOf(shown);
  }

  /** Whether a signal fills it, and not an event. */
  public boolean isSignal() {
    return signal != null;
  }

  /** The same leg, its signal being the one that this gives for its name. */
  Leg withSignal(UnaryOperator<String> signals) {
    return isSignal()
        ? new Leg(name, null, signals.apply(signal), where, whereText, count, shown)
        : this;
  }

  /** What stands for this leg's filtered stream within a key space. */
  public Feed feed(String space) {
    return new Feed(space, isSignal() ? "signal " + signal : stream.name(), whereText);
  }
}
