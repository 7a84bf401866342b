package urbanbrain.flow.detect.state;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.detect.EpisodeMatch;
import urbanbrain.flow.strain.Strains;
import urbanbrain.rule.bound.Bound;
import urbanbrain.value.ValueHearing;
import urbanbrain.value.ValueRule;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Findings;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;

/** Says what is known of the episodes of a key: as matches, as patches, or as both. */
final class Words implements ValueHearing {

  private final Supplier<RouteKey> key;
  private final Consumer<MatchUpdate> matches;
  private final Consumer<Patch> patches;
  private final Strains.Ear strained;

  Words(
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
  public void told(
      ValueRule rule, Episode now, Standing standing, Standing before, Findings findings) {
    if (rule.rule().raises()) {
      boolean isCertain = standing != Standing.SEEMS;
      tell(rule, true, isCertain, standing == Standing.SETTLED, match(rule, now, findings));
    }
    if (rule.isSignal() && standing != Standing.SEEMS && standing != before) {
      patch(rule, now, standing, before);
    }
  }

  /** What is final: an opening, then its closing, or both at once. */
  private void patch(ValueRule rule, Episode now, Standing standing, Standing before) {
    Episode open = new Episode(now.start(), Episode.OPEN, now.sure(), now.site());
    patches.accept(
        new Patch(
            rule.rule().name(),
            key.get().text(),
            now.start(),
            Episode.OPEN,
            before == Standing.OPENED ? List.of(open) : List.of(),
            List.of(standing == Standing.SETTLED ? now : open)));
  }

  @Override
  public void takenBack(ValueRule rule, Episode episode) {
    if (rule.rule().raises()) {
      tell(rule, false, false, false, match(rule, episode, Findings.NONE));
    }
  }

  @Override
  public void last(ValueRule rule, Episode open, Findings findings) {
    if (rule.rule().raises()) {
      tell(rule, true, true, false, match(rule, open, findings));
    }
  }

  @Override
  public void degraded(ValueRule rule, Bound bound, long time) {
    strained.reached(rule.rule().name(), bound, time);
  }

  private void tell(
      ValueRule rule, boolean isPresent, boolean isCertain, boolean isSettled, Match match) {
    matches.accept(new MatchUpdate(rule.rule().name(), isPresent, isCertain, isSettled, match));
  }

  private Match match(ValueRule rule, Episode episode, Findings findings) {
    return EpisodeMatch.of(rule.rule(), key.get(), episode, findings);
  }
}
