package urbanbrain.inquiry.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import urbanbrain.inquiry.change.Change.Allowed;
import urbanbrain.inquiry.change.Change.Anywhere;
import urbanbrain.inquiry.change.Change.Without;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;

/** Takes legs and comparisons out of a join. */
public final class Reshape {

  private Reshape() {}

  /** The form with these changes; those of a rule's text are made already. */
  public static Form with(Form form, Collection<Change> changes) {
    Form changed = form;
    for (Change change : changes) {
      if (change instanceof Allowed allowed) {
        changed = allow(changed, allowed.leg());
      } else if (change instanceof Without without) {
        changed = without(changed, without.leg());
      } else if (change instanceof Anywhere) {
        changed = anywhere(changed);
      }
    }
    return changed;
  }

  /** What must be absent is asked for instead: so it is part of the evidence. */
  private static Form allow(Form form, String leg) {
    if (form instanceof Form.All all) {
      List<Leg> filled = new ArrayList<>(all.filled());
      all.absent().stream().filter(l -> l.name().equals(leg)).forEach(filled::add);
      return new Form.All(
          filled,
          all.anchor(),
          but(all.absent(), leg),
          all.before(),
          all.after(),
          all.near(),
          all.same(),
          all.atLeast());
    }
    return form instanceof Form.Sequence s
        ? new Form.Sequence(s.steps(), but(s.absent(), leg), s.from(), s.to(), s.near(), s.same())
        : form;
  }

  private static Form without(Form form, String leg) {
    if (form instanceof Form.All all) {
      List<Leg> filled = but(all.filled(), leg);
      return new Form.All(
          filled,
          all.anchor(),
          all.absent(),
          all.before(),
          all.after(),
          all.near(),
          all.same(),
          Math.min(all.atLeast(), filled.size()));
    }
    return form instanceof Form.Sequence s ? shorter(s, but(s.steps(), leg)) : form;
  }

  /** A sequence of one step is that step, with nothing of what must be absent after it. */
  private static Form shorter(Form.Sequence s, List<Leg> steps) {
    return steps.size() > 1
        ? new Form.Sequence(steps, s.absent(), s.from(), s.to(), s.near(), s.same())
        : new Form.All(steps, steps.get(0), s.absent(), 0, s.to(), s.near(), s.same(), 1);
  }

  private static Form anywhere(Form form) {
    if (form instanceof Form.All all) {
      return new Form.All(
          all.filled(),
          all.anchor(),
          all.absent(),
          all.before(),
          all.after(),
          Double.NaN,
          List.of(),
          all.atLeast());
    }
    return form instanceof Form.Sequence s
        ? new Form.Sequence(s.steps(), s.absent(), s.from(), s.to(), Double.NaN, List.of())
        : form;
  }

  private static List<Leg> but(List<Leg> legs, String name) {
    return legs.stream().filter(leg -> !leg.name().equals(name)).toList();
  }
}
