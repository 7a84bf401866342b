package urbanbrain.flow.detect;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.strain.Strains;
import urbanbrain.rule.bound.Bound;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Findings;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;
import urbanbrain.window.Hearing;
import urbanbrain.window.WindowRule;

/** Says what is known of the episodes of a key: as matches, as patches, or as both. */
final class Verdicts implements Hearing {

  private final Supplier<RouteKey> key;
  private final Consumer<MatchUpdate> matches;
  private final Consumer<Patch> patches;
  private final Strains.Ear strained;

  Verdicts(
      Supplier<RouteKey> key,
      Consumer<MatchUpdate> matches,
      Consumer<Patch> patches,
      Strains.Ear strained) {
    this.key = key;
    this.matches = matches;
    this.patches = patches;
    this.strained = strained;
  }

  @Override
  public void told(WindowRule rule, Episode before, Episode now, Supplier<Findings> findings) {
    boolean isToldAhead = rule.rule().isProvisional() && now.isOpen();
    if (rule.rule().raises() && !isToldAhead && !isSameMatch(before, now)) {
      tellMatch(rule, before, now, findings.get());
    }
    if (rule.isSignal()) {
      List<Episode> old = before == null ? List.of() : List.of(before);
      patches.accept(
          new Patch(
              rule.rule().name(), key.get().text(), now.start(), Episode.OPEN, old, List.of(now)));
    }
  }

  /** Whether all that a match says is as it was: how sure an episode is stands only in patches. */
  private static boolean isSameMatch(Episode before, Episode now) {
    return before != null
        && before.start() == now.start()
        && before.end() == now.end()
        && before.place().equals(now.place());
  }

  private void tellMatch(WindowRule rule, Episode before, Episode now, Findings findings) {
    String name = rule.rule().name();
    matches.accept(new MatchUpdate(name, true, !now.isOpen(), match(rule, now, findings)));
    if (before != null && before.start() != now.start()) {
      // The new one first: so the incident goes on, and is not withdrawn and raised again.
      matches.accept(new MatchUpdate(name, false, false, match(rule, before, findings)));
    }
  }

  @Override
  public void seems(WindowRule rule, Episode now, boolean isCertain, Supplier<Findings> findings) {
    Match match = match(rule, now, findings.get());
    matches.accept(new MatchUpdate(rule.rule().name(), true, isCertain, false, match));
  }

  @Override
  public void gone(WindowRule rule, Episode before) {
    Match match = match(rule, before, Findings.NONE);
    matches.accept(new MatchUpdate(rule.rule().name(), false, false, match));
  }

  @Override
  public void degraded(WindowRule rule, Bound bound, long time) {
    strained.reached(rule.rule().name(), bound, time);
  }

  @Override
  public void last(WindowRule rule, Episode open, Supplier<Findings> findings) {
    if (rule.rule().raises()) {
      Match match = match(rule, open, findings.get());
      matches.accept(new MatchUpdate(rule.rule().name(), true, false, match));
    }
  }

  private Match match(WindowRule rule, Episode episode, Findings findings) {
    return EpisodeMatch.of(rule.rule(), key.get(), episode, findings);
  }
}
