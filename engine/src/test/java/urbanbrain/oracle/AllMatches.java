package urbanbrain.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import urbanbrain.event.Event;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.MatchId;

/** Around each anchor event, enough of the other legs and nothing absent: one match an anchor. */
final class AllMatches {

  private final Form.All form;
  private final Oracle oracle;
  private final Belonging belonging;

  AllMatches(Form.All form, Oracle oracle) {
    this.form = form;
    this.oracle = oracle;
    this.belonging = new Belonging(form.near(), form.same());
  }

  List<Found> matches() {
    List<Found> matches = new ArrayList<>();
    for (Event e : oracle.fitting(form.anchor()).events()) {
      Thing anchor = Thing.of(form.anchor(), e, form.same());
      if (belonging.canBeAsked(anchor) && !isRefuted(anchor)) {
        match(e, anchor).ifPresent(matches::add);
      }
    }
    return matches;
  }

  /** What must be absent was there, or may still come: the interval reaches beyond the end. */
  private boolean isRefuted(Thing anchor) {
    boolean isUndecided = anchor.time() + form.after() > oracle.newest();
    return !form.absent().isEmpty()
        && (isUndecided || form.absent().stream().anyMatch(l -> !fitting(l, anchor).isEmpty()));
  }

  private Optional<Found> match(Event e, Thing anchor) {
    List<EventRef> pieces = new ArrayList<>();
    pieces.add(anchor.piece());
    int filled = 0;
    boolean isAnchorLegFilled = false;
    for (Leg leg : form.filled().stream().sorted(Comparator.comparing(Leg::name)).toList()) {
      boolean isAnchorLeg = leg.name().equals(form.anchor().name());
      List<EventRef> fit = fitting(leg, anchor);
      if (fit.size() + (isAnchorLeg ? 1 : 0) >= leg.count()) {
        filled++;
        isAnchorLegFilled |= isAnchorLeg;
        addNew(fit, pieces);
      }
    }
    MatchId id = new MatchId(e.time(), e.id(), e.content());
    return isAnchorLegFilled && filled >= form.atLeast()
        ? Optional.of(anchor.match(id, belonging, pieces))
        : Optional.empty();
  }

  private static void addNew(List<EventRef> more, List<EventRef> pieces) {
    for (EventRef piece : more) {
      if (pieces.stream().noneMatch(p -> p.identity() == piece.identity())) {
        pieces.add(piece);
      }
    }
  }

  /** What fits a leg around an anchor, the anchor itself left out. */
  private List<EventRef> fitting(Leg leg, Thing anchor) {
    long from = anchor.time() - form.before();
    long to = anchor.time() + form.after();
    return things(leg, from, to).stream()
        .filter(thing -> !thing.isSame(anchor) && belonging.holds(anchor, thing))
        .map(Thing::piece)
        .toList();
  }

  private List<Thing> things(Leg leg, long from, long to) {
    if (leg.isSignal()) {
      return oracle.episodes(leg.signal()).stream()
          .filter(spell -> spell.meets(from, to))
          .map(spell -> Thing.of(leg, spell))
          .toList();
    }
    return oracle.fitting(leg).meeting(from, to).stream()
        .map(e -> Thing.of(leg, e, form.same()))
        .toList();
  }
}
