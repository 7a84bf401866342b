package urbanbrain.flow.detect.silence;

import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.util.Collector;
import urbanbrain.asset.Roll;
import urbanbrain.event.Event;
import urbanbrain.event.Site;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.detect.EpisodeMatch;
import urbanbrain.flow.strain.Strains;
import urbanbrain.rule.bound.Bound;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Findings;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;

/** Says what is known of the silences of a key: as matches, as patches, or as both. */
final class Words implements Silence.Hearing {

  private final RouteKey key;
  private final Collector<MatchUpdate> matches;
  private final Consumer<Patch> patches;
  private final Strains.Ear strained;

  Words(
      RouteKey key, Collector<MatchUpdate> matches, Consumer<Patch> patches, Strains.Ear strained) {
    this.key = key;
    this.matches = matches;
    this.patches = patches;
    this.strained = strained;
  }

  @Override
  public void silent(SilentRule rule, long opening, Event last, boolean isDegraded) {
    Episode now = new Episode(opening, Episode.OPEN, opening, Site.of(last));
    tell(rule, now, last, isDegraded);
    patch(rule, List.of(), now);
  }

  @Override
  public void over(SilentRule rule, Silence.Span span, Event last, boolean isDegraded) {
    Episode open = new Episode(span.opening(), Episode.OPEN, span.opening(), Site.of(last));
    Episode now = new Episode(span.opening(), span.closing(), span.opening(), Site.of(last));
    tell(rule, now, last, isDegraded);
    patch(rule, span.wasTold() ? List.of(open) : List.of(), now);
  }

  @Override
  public void boundHit(SilentRule rule, long time) {
    strained.reached(rule.rule().name(), Bound.SILENT, time);
  }

  private void tell(SilentRule rule, Episode now, Event last, boolean isDegraded) {
    if (rule.rule().raises()) {
      List<Event> heard = Roll.isOf(last) ? List.of() : List.of(last);
      Findings findings = new Findings(heard, heard.size(), isDegraded);
      Match match = EpisodeMatch.of(rule.rule(), key, now, findings);
      matches.collect(new MatchUpdate(rule.rule().name(), true, !now.isOpen(), match));
    }
  }

  private void patch(SilentRule rule, List<Episode> before, Episode now) {
    if (rule.isSignal()) {
      String name = rule.rule().name();
      patches.accept(new Patch(name, key.text(), now.start(), Episode.OPEN, before, List.of(now)));
    }
  }
}
