package urbanbrain.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import urbanbrain.asset.Assets;
import urbanbrain.event.Event;
import urbanbrain.flow.Pause;
import urbanbrain.flow.Word;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.flow.local.LocalKeyed;
import urbanbrain.flow.local.LocalOutput;
import urbanbrain.flow.raise.Epochs;
import urbanbrain.flow.raise.Raise;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.MatchUpdate;

/**
 * A city's path from events to messages in the caller's thread, wired as {@link CityJob} wires it:
 * what an event leads to is heard before the call returns. For tests of rules and for questions,
 * where a cluster would be all waiting.
 */
public final class LocalCity {

  private final List<LocalStages> clocks = new ArrayList<>();
  private final LocalKeyed<String, Word, Alert> raise;

  /** Hears what comes of the events. */
  public interface Listener {

    /** A message about an incident. */
    void alert(Alert alert);

    /** The final truth about an incident. */
    void incident(Incident incident);

    /** What was held back or changed, and why. */
    void audit(AuditLine line);

    /** What a stage says of a match, as now known. */
    default void match(MatchUpdate update) {}
  }

  /** A city of this name with these rules, of which no assets are known. */
  public LocalCity(String name, RuleClocks rules, Listener listener) {
    this(name, rules, Assets.NONE, listener);
  }

  /** A city of this name with these rules and these assets. */
  public LocalCity(String name, RuleClocks rules, Assets assets, Listener listener) {
    raise =
        new LocalKeyed<>(
            () -> new Raise(name, rules, assets, Epochs.from(0), false),
            word -> name,
            StringSerializer.INSTANCE,
            new LocalOutput<>(listener::alert)
                .side(Raise.INCIDENTS, listener::incident)
                .side(Raise.AUDIT, listener::audit));
    for (int clock = 0; clock < rules.clocks().size(); clock++) {
      clocks.add(new LocalStages(rules, clock, assets, word -> tell(word, listener)));
    }
  }

  private void tell(Word word, Listener listener) {
    if (word instanceof Word.Told told) {
      listener.match(told.update());
    }
    raise.element(word);
  }

  /** What decode says. */
  public void take(Decoded decoded) {
    if (decoded instanceof Decoded.Heard heard) {
      hear(heard.event());
    } else if (decoded instanceof Decoded.Paused paused) {
      pause(paused.pause());
    } else if (decoded instanceof Decoded.Ticked ticked) {
      pass(ticked.passed(), ticked.newest());
    }
  }

  /** An event has come in time; what its own source said before has been told. */
  public void hear(Event event) {
    clocks.forEach(clock -> clock.hear(event));
  }

  /** A source was not alive; said before its clock passes that. */
  public void pause(Pause pause) {
    clocks.forEach(clock -> clock.pause(pause));
  }

  /**
   * So far are the sources.
   *
   * @param passed by source: none of its events with this time or an earlier one comes; the
   *     greatest number for one that has ended
   * @param newest the time of the newest event of all
   */
  public void pass(long[] passed, long newest) {
    clocks.forEach(clock -> clock.pass(passed, newest));
  }

  /**
   * Nothing comes any more.
   *
   * @param newest the time of the newest event of all: nothing after it is judged
   */
  public void end(long newest) {
    clocks.forEach(clock -> clock.pass(newest));
    clocks.forEach(clock -> clock.pass(Long.MAX_VALUE));
  }

  /**
   * When time next means something to a judging stage, if no event comes; {@code Long.MAX_VALUE} if
   * it does not.
   */
  public long due() {
    return clocks.stream().mapToLong(LocalStages::due).min().orElseThrow();
  }

  /** What was counted, by name. */
  public Map<String, Long> counters() {
    Map<String, Long> all = new TreeMap<>(raise.counters());
    clocks.forEach(clock -> clock.counters().forEach((name, n) -> all.merge(name, n, Long::sum)));
    return all;
  }
}
