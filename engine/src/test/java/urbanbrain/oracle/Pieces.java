package urbanbrain.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.tenure.Tenure;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;

/** Pieces of evidence. */
final class Pieces {

  private Pieces() {}

  /** An event under a leg. */
  static EventRef of(Leg leg, Event event) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Field field : leg.shown()) {
      if (event.print(field) != null) {
        fields.put(field.name(), event.print(field));
      }
    }
    Place place = new Place(event.lat(), event.lon());
    String stream = leg.stream().name();
    long identity = event.identity();
    return new EventRef(leg.name(), stream, event.id(), event.time(), place, identity, fields);
  }

  /** An episode under a leg. */
  static EventRef of(Leg leg, Spell spell) {
    long name = StableHash.of(StableHash.of(spell.rule().title()), spell.key());
    long identity = StableHash.of(name, spell.start());
    return new EventRef(
        leg.name(),
        Tenure.title(leg.signal()),
        Keys.shown(spell.key()),
        spell.start(),
        spell.place(),
        identity,
        new LinkedHashMap<>());
  }

  /** What a rule's match or incident rests on that has these pieces. */
  static Evidence evidence(Rule rule, List<EventRef> pieces) {
    List<EventRef> once = once(pieces);
    List<EventRef> shown = once.stream().limit(Evidence.SHOWN).toList();
    // Episodes of a rule share no pieces, so that these need no telling apart.
    boolean isShared = !rule.when().isSignal();
    long[] identities = once.stream().mapToLong(EventRef::identity).sorted().toArray();
    return new Evidence(shown, once.size(), isShared ? identities : new long[0]);
  }

  /** The pieces in their order, each once: under the least leg where it stands under several. */
  static List<EventRef> once(Collection<EventRef> pieces) {
    List<EventRef> once = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (EventRef piece : pieces.stream().sorted(EventRef.ORDER).toList()) {
      if (seen.add(piece.identity())) {
        once.add(piece);
      }
    }
    return once;
  }
}
