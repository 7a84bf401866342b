package urbanbrain.window;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import urbanbrain.rule.Bounds;
import urbanbrain.rule.bound.Bound;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Findings;
import urbanbrain.window.Outlook.Said;

/**
 * Judges a provisional rule for one key as things now seem: from what is final up to the last
 * boundary that an event of the key has reached, on the events there are. Tells where that differs
 * from what was told before.
 */
final class Forecast {

  private final WindowRule rule;
  private final Sight sight;
  private final Watch watch;
  private final Outlook outlook;
  private final Hearing hearing;

  /**
   * A forecast.
   *
   * @param watch what is final
   */
  Forecast(Sight sight, Watch watch, Outlook outlook, Hearing hearing) {
    this.rule = sight.rule();
    this.sight = sight;
    this.watch = watch;
    this.outlook = outlook;
    this.hearing = hearing;
  }

  /** An event of this time is now among the panes. */
  void arrive(long time) {
    Watch cursor = outlook.cursor;
    if (cursor == null || rule.after(time) <= cursor.at) {
      redo();
    } else if (sight.newest() != cursor.at) {
      goOn(episodes());
    }
  }

  /** All is judged finally that can be, and what has closed so is told. */
  void pass() {
    outlook.said.removeIf(said -> hasPassed(said.episode()) && !isFinal(said.episode()));
    boolean knowsOpen =
        !watch.isOpen() || outlook.said.stream().anyMatch(s -> isFinal(s.episode()));
    if (outlook.cursor == null || isOvertaken() || !knowsOpen) {
      redo();
    } else {
      tell(episodes());
    }
  }

  /** Whether what is final goes further than what was judged on the events that there are. */
  private boolean isOvertaken() {
    return outlook.cursor.at != Math.max(outlook.cursor.at, watch.at);
  }

  /** Whether an episode is final that begins so early: a later boundary is. */
  private boolean hasPassed(Episode episode) {
    return rule.next(episode.start()) <= watch.at;
  }

  /** Whether this is the episode that is finally open. */
  private boolean isFinal(Episode episode) {
    return watch.isOpen() && watch.opened.opening == episode.start();
  }

  /** Judges anew: an event came among those that were judged, or was taken out. */
  void redo() {
    outlook.cursor = watch.copy();
    goOn(watch.isOpen() ? new ArrayList<>(List.of(watch.episode())) : new ArrayList<>());
  }

  private List<Episode> episodes() {
    List<Episode> episodes = new ArrayList<>();
    outlook.said.forEach(said -> episodes.add(said.episode()));
    return episodes;
  }

  private void goOn(List<Episode> episodes) {
    Telling telling = (ofRule, before, now, findings) -> replace(episodes, before, now);
    new Judge(sight).turnTo(outlook.cursor, telling).pass(sight.newest());
    tell(episodes);
  }

  private void replace(List<Episode> episodes, Episode before, Episode now) {
    if (before != null) {
      episodes.replaceAll(episode -> episode.start() == before.start() ? now : episode);
    } else if (episodes.size() < Bounds.PROVISIONAL) {
      episodes.add(now);
    } else {
      hearing.degraded(rule, Bound.PROVISIONAL, now.start());
    }
  }

  private void tell(List<Episode> episodes) {
    List<Said> before = outlook.said;
    outlook.said = new ArrayList<>();
    for (int i = 0; i < episodes.size(); i++) {
      Said now = new Said(episodes.get(i), isFinal(episodes.get(i)));
      outlook.said.add(now);
      if (before.stream().noneMatch(now::equals)) {
        hearing.seems(rule, now.episode(), now.isCertain(), findings(episodes, i));
      }
    }
    for (Said said : before) {
      if (episodes.stream().noneMatch(said::isOf)) {
        hearing.gone(rule, said.episode());
      }
    }
  }

  private Supplier<Findings> findings(List<Episode> episodes, int index) {
    Episode episode = episodes.get(index);
    long to = episode.isOpen() ? outlook.cursor.at : rule.before(episode.end());
    if (isFinal(episode)) {
      return () -> watch.findings().and(sight.findings(watch.at, Math.max(watch.at, to)));
    }
    long closing = index == 0 ? watch.closing : episodes.get(index - 1).end();
    long from = Judge.evidenceFrom(rule, episode.start(), closing);
    return () -> sight.findings(from, to);
  }
}
