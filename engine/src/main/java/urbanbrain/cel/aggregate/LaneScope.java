package urbanbrain.cel.aggregate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import urbanbrain.cel.Num;
import urbanbrain.cel.Scope;
import urbanbrain.cel.Slot;

/**
 * Lanes as fields of one variable.
 *
 * @param lane how the number of a lane is read
 */
record LaneScope<A>(int lanes, IntFunction<Num<A>> lane) implements Scope<A> {

  /** No expression that a person writes can name this variable. */
  static final String WINDOW = "@window";

  @Override
  public Collection<String> variables() {
    return List.of(WINDOW);
  }

  @Override
  public Collection<String> fields(String variable) {
    List<String> names = new ArrayList<>(List.of("none"));
    for (int i = 0; i < lanes; i++) {
      names.add("lane" + i);
    }
    return names;
  }

  @Override
  public Optional<Slot<A>> slot(String variable, String field) {
    int place = field.equals("none") ? 0 : Integer.parseInt(field.substring(4));
    return Optional.of(new Slot<>(Slot.Type.NUMBER, lane.apply(place), null));
  }
}
