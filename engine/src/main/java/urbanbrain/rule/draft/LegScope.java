package urbanbrain.rule.draft;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import urbanbrain.cel.Num;
import urbanbrain.cel.Scope;
import urbanbrain.cel.Slot;
import urbanbrain.cel.Text;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.FieldType;
import urbanbrain.event.StreamType;

/** The names within one leg's expressions: the leg's own, with the fields of its stream. */
public final class LegScope implements Scope<Event> {

  private final String leg;
  private final StreamType stream;
  private final Set<String> asked = new TreeSet<>();

  /** The names of one leg. */
  public LegScope(String leg, StreamType stream) {
    this.leg = leg;
    this.stream = stream;
  }

  /** The fields that were asked for since {@link #forget}. */
  public Set<String> asked() {
    return asked;
  }

  /** Forgets what was asked for, as a compiler does when it is made. */
  public void forget() {
    asked.clear();
  }

  @Override
  public Collection<String> variables() {
    return List.of(leg);
  }

  @Override
  public Collection<String> fields(String variable) {
    return stream.fields().stream().map(Field::name).toList();
  }

  @Override
  public Optional<Slot<Event>> slot(String variable, String name) {
    return stream.field(name).map(this::slot);
  }

  private Slot<Event> slot(Field field) {
    asked.add(field.name());
    int slot = field.slot();
    if (field.isText()) {
      Text<Event> text = e -> e.texts()[slot];
      return new Slot<>(Slot.Type.TEXT, null, text);
    }
    Num<Event> number = e -> e.numbers()[slot];
    boolean isFlag = field.type() == FieldType.BOOLEAN;
    return new Slot<>(isFlag ? Slot.Type.BOOLEAN : Slot.Type.NUMBER, number, null);
  }
}
