package urbanbrain.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.MatchId;

/** Around each anchor event, enough of the other legs: one match an anchor. */
final class AllMatches {

  private final Form.All form;
  private final Map<String, Log> events = new HashMap<>();
  private final Map<String, List<Spell>> episodes = new HashMap<>();

  AllMatches(Form.All form, Oracle oracle) {
    this.form = form;
    for (Leg leg : form.legs()) {
      if (leg.isSignal()) {
        episodes.put(leg.name(), oracle.episodes(leg.signal()));
      } else {
        events.put(leg.name(), oracle.fitting(leg));
      }
    }
  }

  List<Found> matches() {
    List<Found> matches = new ArrayList<>();
    for (Event anchor : events.get(form.anchor().name()).events()) {
      if (canBeCompared(anchor)) {
        match(anchor).ifPresent(matches::add);
      }
    }
    return matches;
  }

  /** An anchor without the place or key that the rule compares makes no match. */
  private boolean canBeCompared(Event anchor) {
    return form.isSpatial() ? anchor.isPlaced() : key(form.anchor(), anchor) != null;
  }

  private Optional<Found> match(Event anchor) {
    List<EventRef> pieces = new ArrayList<>();
    pieces.add(Pieces.of(form.anchor(), anchor));
    int filled = 0;
    boolean isAnchorLegFilled = false;
    for (Leg leg : form.legs().stream().sorted(Comparator.comparing(Leg::name)).toList()) {
      boolean isAnchorLeg = leg.name().equals(form.anchor().name());
      List<EventRef> fit = piecesThatFit(leg, anchor);
      if (fit.size() + (isAnchorLeg ? 1 : 0) >= leg.count()) {
        filled++;
        isAnchorLegFilled |= isAnchorLeg;
        addNew(fit, pieces);
      }
    }
    return isAnchorLegFilled && filled >= form.atLeast()
        ? Optional.of(found(anchor, pieces))
        : Optional.empty();
  }

  private static void addNew(List<EventRef> more, List<EventRef> pieces) {
    for (EventRef piece : more) {
      if (pieces.stream().noneMatch(p -> p.identity() == piece.identity())) {
        pieces.add(piece);
      }
    }
  }

  private Found found(Event anchor, List<EventRef> pieces) {
    MatchId id = new MatchId(anchor.time(), anchor.id(), anchor.content());
    String key = form.same().isEmpty() ? null : Keys.shown(key(form.anchor(), anchor));
    return new Found(id, key, anchor.time(), anchor.time(), place(anchor), pieces);
  }

  /** What fits a leg around an anchor, the anchor itself left out. */
  private List<EventRef> piecesThatFit(Leg leg, Event anchor) {
    long from = anchor.time() - form.before();
    long to = anchor.time() + form.after();
    if (leg.isSignal()) {
      return episodes.get(leg.name()).stream()
          .filter(s -> s.meets(from, to) && belongs(s, anchor))
          .map(s -> Pieces.of(leg, s))
          .toList();
    }
    return events.get(leg.name()).between(from, to + 1).stream()
        .filter(e -> e != anchor && belongs(leg, e, anchor))
        .map(e -> Pieces.of(leg, e))
        .toList();
  }

  private boolean belongs(Leg leg, Event e, Event anchor) {
    if (form.isSpatial()) {
      return Sphere.distance(place(e), place(anchor)) <= form.near();
    }
    return key(form.anchor(), anchor).equals(key(leg, e));
  }

  private boolean belongs(Spell signal, Event anchor) {
    if (form.isSpatial()) {
      return Sphere.distance(signal.place(), place(anchor)) <= form.near();
    }
    return form.same().isEmpty() || signal.key().equals(key(form.anchor(), anchor));
  }

  private String key(Leg leg, Event e) {
    return Keys.of(leg.stream(), form.same(), e);
  }

  private static Place place(Event e) {
    return new Place(e.lat(), e.lon());
  }
}
