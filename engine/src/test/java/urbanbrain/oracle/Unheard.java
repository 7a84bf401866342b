package urbanbrain.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import urbanbrain.asset.Roll;
import urbanbrain.event.Event;
import urbanbrain.event.Site;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Episode;

/**
 * The silences of known assets before they are first heard: from when every source that could have
 * told of one has been alive for so long, until it is heard or forgotten.
 */
final class Unheard {

  private final Rule rule;
  private final Form.Silent form;
  private final Town town;
  private final Lives lives;
  private final long over;
  private final boolean isOver;
  private final long newest;

  Unheard(Rule rule, Town town, Lives lives, long newest) {
    this.rule = rule;
    this.form = (Form.Silent) rule.when();
    this.town = town;
    this.lives = lives;
    this.over = rule.tenure().heard();
    this.newest = Math.min(newest, over - 1);
    this.isOver = over <= newest;
  }

  /** Those of all known assets, where these keys were heard. */
  List<Spell> of(Map<String, Log> heard) {
    List<Spell> all = new ArrayList<>();
    if (form.known() == null) {
      return all;
    }
    long opening = alive(form.hold());
    for (Event asset : Roll.call(form.of().stream(), town.assets())) {
      String key = Keys.of(form.of().stream(), form.by(), asset);
      long first = heard.containsKey(key) ? heard.get(key).oldest() : Episode.OPEN;
      long end = Math.min(first, alive(form.forget()));
      if (form.known().asset().of(asset) && opening < end && opening <= newest) {
        long open = isOver ? over : Episode.OPEN;
        long closing = end <= newest ? end : open;
        all.add(new Spell(rule, key, opening, closing, Site.of(asset), List.of()));
      }
    }
    return all;
  }

  private long alive(long time) {
    long latest = Long.MIN_VALUE;
    for (int source : town.givers().getOrDefault(form.of().stream().name(), Set.of())) {
      latest = Math.max(latest, lives.ofLife(source, rule.tenure().from(), time));
    }
    return latest == Long.MIN_VALUE ? Episode.OPEN : latest;
  }
}
