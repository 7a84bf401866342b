package urbanbrain.flow.demux.judge;

import com.google.common.primitives.Ints;
import java.util.List;
import urbanbrain.cel.Truth;
import urbanbrain.event.Event;

/**
 * The conditions on the events of one stream. Those that need a field to have one of some values
 * are found by it and only then judged, all others always. Not to be shared between threads.
 */
public final class Conditions {

  private final Truth<Event>[] all;
  private final Lookup[] lookups;

  /** Those that no lookup finds. */
  private final int[] others;

  private final Holding holding;

  /** Judges these; what gives their places is the list. */
  @SuppressWarnings("unchecked") // An array of a generic type cannot be made otherwise.
  public Conditions(List<Condition> conditions) {
    Ways ways = new Ways(conditions);
    all = conditions.stream().map(Condition::holds).toArray(Truth[]::new);
    lookups = ways.lookups().toArray(Lookup[]::new);
    others = Ints.toArray(ways.others());
    holding = new Holding(all.length);
  }

  /** How many there are. */
  public int size() {
    return all.length;
  }

  /** Those that hold for an event, until the next one is judged. */
  public Holding judge(Event event) {
    holding.clear();
    judge(others, event);
    for (Lookup lookup : lookups) {
      judge(lookup.candidates(event), event);
    }
    return holding;
  }

  private void judge(int[] places, Event event) {
    for (int place : places) {
      if (all[place].of(event)) {
        holding.add(place);
      }
    }
  }
}
