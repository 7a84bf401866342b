package urbanbrain.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import urbanbrain.event.Event;
import urbanbrain.event.Site;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Episode;

/** The episodes of a silent rule for one key: what follows each time it was heard. */
final class Silences {

  private final Rule rule;
  private final Form.Silent form;
  private final String key;
  private final Log fitting;
  private final Lives lives;

  Silences(Rule rule, String key, Log fitting, Lives lives) {
    this.rule = rule;
    this.form = (Form.Silent) rule.when();
    this.key = key;
    this.fitting = fitting;
    this.lives = lives;
  }

  /** The episodes of the whole set, in their order. Nothing after {@code newest} is judged. */
  List<Spell> upTo(long whole) {
    long over = rule.tenure().heard();
    long newest = Math.min(whole, over - 1);
    List<Spell> all = new ArrayList<>();
    TreeSet<Long> heard = new TreeSet<>();
    fitting.events().forEach(e -> heard.add(e.time()));
    for (long last : heard) {
      Long next = heard.higher(last);
      Event event = fitting.lastUpTo(last);
      long opening = lives.moment(event.source(), last, form.hold());
      long forgotten = lives.moment(event.source(), last, form.forget());
      long end = Math.min(next == null ? Episode.OPEN : next, forgotten);
      if (opening < end && opening <= newest) {
        long open = over <= whole ? over : Episode.OPEN;
        all.add(spell(opening, end <= newest ? end : open, event));
      }
    }
    return all;
  }

  private Spell spell(long opening, long end, Event last) {
    return new Spell(rule, key, opening, end, Site.of(last), List.of(last));
  }
}
