package urbanbrain.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import urbanbrain.event.Event;
import urbanbrain.event.Site;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Episode;

/** The episodes of a state rule for one key: value after value. */
final class Values {

  private final Rule rule;
  private final Form.State form;
  private final String key;
  private final Log fitting;
  private final long over;
  private final boolean isOver;
  private final long newest;

  /** Nothing after {@code newest} is judged. */
  Values(Rule rule, String key, Log fitting, long newest) {
    this.rule = rule;
    this.form = (Form.State) rule.when();
    this.key = key;
    this.fitting = fitting;
    this.over = rule.tenure().heard();
    this.newest = Math.min(newest, over - 1);
    this.isOver = over <= newest;
  }

  /** The episodes of the whole set, in their order. */
  List<Spell> all() {
    List<Spell> all = new ArrayList<>();
    long since = Episode.OPEN;
    for (long x : changes()) {
      boolean isHolding = holdsAt(x);
      if (isHolding && since == Episode.OPEN) {
        since = x;
      } else if (!isHolding && since != Episode.OPEN) {
        add(since, x, all);
        since = Episode.OPEN;
      }
    }
    if (since != Episode.OPEN) {
      add(since, isOver ? over : Episode.OPEN, all);
    }
    return all;
  }

  /** When a value may come or go, up to the newest event. */
  private NavigableSet<Long> changes() {
    TreeSet<Long> changes = new TreeSet<>();
    for (Event e : fitting.events()) {
      changes.add(e.time());
      changes.add(e.time() + form.stale());
    }
    changes.removeIf(x -> x > newest);
    return changes;
  }

  /** Whether the last value by time and id is not stale and is as asked. */
  private boolean holdsAt(long x) {
    Event value = fitting.lastUpTo(x);
    return value != null && x < value.time() + form.stale() && form.is().of(value);
  }

  /** If the condition held long enough from {@code since} on, it was an episode. */
  private void add(long since, long end, List<Spell> all) {
    long opening = since + form.hold();
    if (opening < end && opening <= newest) {
      List<Event> evidence = values(since, Math.min(end, newest + 1));
      all.add(new Spell(rule, key, opening, end, site(evidence, opening), evidence));
    }
  }

  /** Where the last placed of these events up to the opening stood. */
  private static Site site(List<Event> evidence, long opening) {
    return evidence.stream()
        .filter(e -> e.isPlaced() && e.time() <= opening)
        .reduce((earlier, later) -> later)
        .map(Site::of)
        .orElse(Site.NONE);
  }

  /** The events that were the value at some moment. */
  private List<Event> values(long from, long until) {
    return fitting.between(from, until).stream()
        .filter(e -> e == fitting.lastUpTo(e.time()))
        .toList();
  }
}
