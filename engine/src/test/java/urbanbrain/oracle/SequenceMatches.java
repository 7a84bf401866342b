package urbanbrain.oracle;

import java.util.ArrayList;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.tenure.Tenure;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.MatchId;

/** After each anchor one leg after the other, and nothing absent: one match an anchor. */
final class SequenceMatches {

  private final Form.Sequence form;
  private final Oracle oracle;
  private final Belonging belonging;

  SequenceMatches(Form.Sequence form, Oracle oracle) {
    this.form = form;
    this.oracle = oracle;
    this.belonging = new Belonging(form.near(), form.same());
  }

  List<Found> matches() {
    List<Found> matches = new ArrayList<>();
    Leg first = form.steps().get(0);
    if (first.isSignal()) {
      for (Spell s : oracle.episodes(first.signal())) {
        MatchId id = new MatchId(s.start(), s.key(), StableHash.of(Tenure.title(first.signal())));
        match(id, Thing.of(first, s), matches);
      }
    } else {
      for (Event e : oracle.fitting(first).events()) {
        MatchId id = new MatchId(e.time(), e.id(), e.content());
        match(id, Thing.of(first, e, form.same()), matches);
      }
    }
    return matches;
  }

  private void match(MatchId id, Thing anchor, List<Found> matches) {
    if (belonging.canBeAsked(anchor) && !isRefuted(anchor)) {
      List<EventRef> pieces = new ArrayList<>();
      for (List<Thing> step : onChains(anchor)) {
        step.forEach(thing -> pieces.add(thing.piece()));
      }
      if (!pieces.isEmpty()) {
        matches.add(anchor.match(id, belonging, pieces));
      }
    }
  }

  /** What must be absent was there, or may still come: the interval reaches beyond the end. */
  private boolean isRefuted(Thing anchor) {
    boolean isUndecided = anchor.time() + form.to() > oracle.newest();
    return !form.absent().isEmpty()
        && (isUndecided || form.absent().stream().anyMatch(l -> !after(l, anchor).isEmpty()));
  }

  /** For each step what of it stands on some full chain; nothing at all where there is none. */
  private List<List<Thing>> onChains(Thing anchor) {
    List<List<Thing>> steps = new ArrayList<>();
    steps.add(List.of(anchor));
    for (Leg leg : form.steps().subList(1, form.steps().size())) {
      List<Thing> before = steps.get(steps.size() - 1);
      steps.add(
          after(leg, anchor).stream()
              .filter(t -> before.stream().anyMatch(b -> b.time() < t.time()))
              .toList());
    }
    return backwards(steps, anchor.time() + form.from());
  }

  /** Leaves only what a later step follows, and of the last step what is not too early. */
  private static List<List<Thing>> backwards(List<List<Thing>> steps, long earliest) {
    int last = steps.size() - 1;
    steps.set(last, steps.get(last).stream().filter(t -> t.time() >= earliest).toList());
    for (int i = last - 1; i >= 0; i--) {
      List<Thing> next = steps.get(i + 1);
      steps.set(
          i,
          steps.get(i).stream()
              .filter(t -> next.stream().anyMatch(n -> t.time() < n.time()))
              .toList());
    }
    return steps;
  }

  /** What fits a leg after the anchor, and not too late. */
  private List<Thing> after(Leg leg, Thing anchor) {
    List<Thing> all =
        leg.isSignal()
            ? oracle.episodes(leg.signal()).stream().map(s -> Thing.of(leg, s)).toList()
            : oracle.fitting(leg).events().stream()
                .map(e -> Thing.of(leg, e, form.same()))
                .toList();
    return all.stream()
        .filter(t -> t.time() > anchor.time() && t.time() <= anchor.time() + form.to())
        .filter(t -> belonging.holds(anchor, t))
        .toList();
  }
}
