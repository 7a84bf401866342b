package urbanbrain.flow.detect;

import java.util.List;
import urbanbrain.flow.RouteKey;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Findings;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/** The match that an episode of a key is, for the rules that judge one stream over time. */
public final class EpisodeMatch {

  /** Episodes of one key share no events. */
  private static final long[] NOT_SHARED = {};

  private EpisodeMatch() {}

  /** The match of an episode of this rule for this key, with what it rests on. */
  public static Match of(Rule rule, RouteKey key, Episode episode, Findings findings) {
    Leg leg = rule.when().legs().get(0);
    List<EventRef> shown =
        findings.shown().stream()
            .map(event -> EventRef.of(leg.name(), leg.stream(), leg.shown(), event))
            .toList();
    return new Match(
        new MatchId(episode.start(), key.text(), 0),
        RouteKey.shown(key.text()),
        episode.start(),
        episode.end(),
        episode.place(),
        new Evidence(shown, findings.total(), NOT_SHARED),
        findings.isDegraded());
  }
}
