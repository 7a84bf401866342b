package urbanbrain.rehearsal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import urbanbrain.flow.decode.pulse.Pulses;
import urbanbrain.job.LocalCity;
import urbanbrain.rule.test.Case;
import urbanbrain.rule.test.Seen;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;

/** One play of a case: what the operators say of its events in one order of arrival. */
final class Play implements LocalCity.Listener {

  private final String rule;
  private final long until;
  private final List<Incident> incidents = new ArrayList<>();

  /** What was told under each handle, in order. */
  private final Map<String, List<Told>> told = new LinkedHashMap<>();

  private final Pulses pulses = new Pulses(List.of(Cast.source()), true);
  private long now = Long.MIN_VALUE;
  private long passed = Long.MIN_VALUE;

  /**
   * A message.
   *
   * @param at how far event time was
   */
  private record Told(Alert alert, long at) {}

  private Play(String rule, long until) {
    this.rule = rule;
    this.until = until;
  }

  /** Plays a script to its end. */
  static Play of(Script script, Cast cast, Case of) {
    Play play = new Play(cast.rule().name(), of.until());
    play.run(script, new LocalCity("case", cast.clocks(), of.assets(), play));
    return play;
  }

  private void run(Script script, LocalCity city) {
    for (Step step : script.steps()) {
      if (step.arrival() != null) {
        now = Math.max(now, step.arrival().said());
        pulses.hear(Cast.SOURCE, step.arrival().said());
        city.hear(step.arrival().event());
      } else {
        goOn(city, step.watermark(), script.isFine());
      }
    }
    goOn(city, until, script.isFine());
    pulses.pass(new long[] {Long.MAX_VALUE}, city::pause);
    city.end(until);
  }

  private void goOn(LocalCity city, long watermark, boolean isFine) {
    for (long next = next(city); isFine && next < watermark; next = next(city)) {
      pass(city, next);
    }
    pass(city, watermark);
  }

  private long next(LocalCity city) {
    return Math.max(city.due(), passed + 1);
  }

  private void pass(LocalCity city, long watermark) {
    passed = Math.max(passed, watermark);
    now = Math.max(now, watermark);
    pulses.pass(new long[] {watermark}, city::pause);
    city.pass(new long[] {watermark}, watermark);
  }

  @Override
  public void alert(Alert alert) {
    if (alert.facts().rule().equals(rule) && !alert.isSummary()) {
      told.computeIfAbsent(alert.incident(), handle -> new ArrayList<>()).add(new Told(alert, now));
    }
  }

  @Override
  public void incident(Incident incident) {
    if (incident.rule().equals(rule)) {
      incidents.add(incident);
    }
  }

  @Override
  public void audit(AuditLine line) {
    // what was held back is seen by the incident itself
  }

  /** The final truth, a line each. */
  List<String> lines(IncidentLines writer) {
    return incidents.stream().sorted(IncidentLines.ORDER).map(writer::line).toList();
  }

  /** All incidents that are true in the end, with what was told of them. */
  List<Seen> seen() {
    List<Seen> seen = new ArrayList<>();
    for (Incident incident : incidents) {
      seen.add(
          wordsOn(incident)
              .map(words -> seen(incident, words))
              .orElse(new Seen(incident, Seen.NEVER, Seen.NEVER, false, false, Map.of())));
    }
    return seen;
  }

  private Seen seen(Incident incident, List<Told> words) {
    Alert last = last(words);
    long ended = last.state() == Alert.State.ENDED ? last.time() : Seen.NEVER;
    boolean isProvisional = words.get(0).alert.state() == Alert.State.PROVISIONAL;
    Map<String, String> headline = words.get(0).alert.headline();
    return new Seen(incident, words.get(0).at, ended, isProvisional, false, headline);
  }

  /**
   * What was told of an incident: under its last handle, and under those that became part of it.
   */
  private Optional<List<Told>> wordsOn(Incident incident) {
    Optional<List<Told>> own =
        told.values().stream()
            .filter(words -> last(words).absorbedBy() == null)
            .filter(words -> last(words).state() != Alert.State.WITHDRAWN)
            .filter(words -> last(words).facts().contentId().equals(incident.contentId()))
            .findFirst();
    return own.map(words -> withAbsorbed(words));
  }

  private List<Told> withAbsorbed(List<Told> words) {
    List<Told> all = new ArrayList<>();
    for (List<Told> others : told.values()) {
      if (last(words).incident().equals(last(others).absorbedBy())) {
        all.addAll(others);
      }
    }
    all.addAll(words);
    Told end = words.get(words.size() - 1);
    all.sort(Comparator.comparingLong(Told::at));
    all.remove(end);
    all.add(end);
    return all;
  }

  private static Alert last(List<Told> words) {
    return words.get(words.size() - 1).alert;
  }

  /** The incidents that were told and taken back. */
  List<Seen> withdrawn() {
    List<Seen> seen = new ArrayList<>();
    for (List<Told> words : told.values()) {
      Told last = words.get(words.size() - 1);
      if (last.alert.state() == Alert.State.WITHDRAWN) {
        Map<String, String> headline = words.get(0).alert.headline();
        seen.add(new Seen(last.alert.facts(), words.get(0).at, last.at, true, true, headline));
      }
    }
    return seen;
  }

  /** Whether an incident was told at first as one that may be taken back. */
  boolean isProvisional(Incident incident) {
    return wordsOn(incident)
        .filter(words -> words.get(0).alert.state() == Alert.State.PROVISIONAL)
        .isPresent();
  }
}
