package urbanbrain.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import urbanbrain.job.Playback;
import urbanbrain.verdict.Incident;

/**
 * Scores the incidents of a run against truths. One incident may tell several truths, and a truth
 * may be told by several incidents: a truth is found if any incident that was told fits it, an
 * incident is right if it fits any truth ({@link Fit}).
 */
public final class Scoring {

  private final Fit fit;
  private final List<Truth> truths;
  private final Run run;

  /**
   * What a run said.
   *
   * @param incidents the final incidents
   * @param told when each was first told, by {@link Playback#id}; those that were not are not in it
   * @param days how many days of event time there were
   * @param keys how many keys a rule looked at
   */
  public record Run(
      List<Incident> incidents,
      Map<String, Playback.Told> told,
      double days,
      ToIntFunction<String> keys) {

    /** What a playback heard. */
    public static Run of(Playback playback) {
      return new Run(playback.incidents(), playback.told(), playback.days(), playback::keys);
    }

    boolean wasTold(Incident incident) {
      return told.containsKey(Playback.id(incident));
    }

    private Playback.Told when(Incident incident) {
      return told.get(Playback.id(incident));
    }
  }

  /**
   * A truth that nobody was told of.
   *
   * @param heldBack the incident that fits it but was held back; null where there is none
   */
  public record Miss(Truth truth, Incident heldBack) {}

  /** Scores a run against these truths. */
  public Scoring(Fit fit, List<Truth> truths, Run run) {
    this.fit = fit;
    this.truths = truths;
    this.run = run;
  }

  /**
   * Every rule that told something or ought to have, by name. A truth of a kind counts for each of
   * its rules.
   */
  public List<RuleScore> byRule() {
    Set<String> names = new TreeSet<>();
    run.incidents.forEach(incident -> names.add(incident.rule()));
    truths.forEach(truth -> names.addAll(rules(truth)));
    return names.stream().map(this::score).toList();
  }

  private Set<String> rules(Truth truth) {
    return truth.rule() != null
        ? Set.of(truth.rule())
        : fit.kinds().getOrDefault(truth.kind(), Set.of());
  }

  private RuleScore score(String rule) {
    List<Incident> own = run.incidents.stream().filter(i -> i.rule().equals(rule)).toList();
    List<Truth> asked = truths.stream().filter(t -> rules(t).contains(rule)).toList();
    return score(rule, own, asked, run.keys.applyAsInt(rule));
  }

  /** All rules as one: a truth of a kind counts once. */
  public RuleScore overall() {
    int keys = byRule().stream().mapToInt(RuleScore::keys).sum();
    return score("overall", run.incidents, truths, keys);
  }

  private RuleScore score(String name, List<Incident> own, List<Truth> asked, int keys) {
    List<Incident> told = inOrderOfTelling(own);
    Set<Truth> found = new HashSet<>();
    List<Long> seeming = new ArrayList<>();
    List<Long> certain = new ArrayList<>();
    int right = 0;
    int repeats = 0;
    for (Incident incident : told) {
      List<Truth> fitting = asked.stream().filter(t -> fit.holds(t, incident)).toList();
      right += fitting.isEmpty() ? 0 : 1;
      repeats += !fitting.isEmpty() && found.containsAll(fitting) ? 1 : 0;
      found.addAll(fitting);
    }
    for (Truth truth : found) {
      addDelay(seeming, truth, told, false);
      addDelay(certain, truth, told, true);
    }
    return new RuleScore(
        name,
        told.size(),
        right,
        repeats,
        own.size() - told.size(),
        asked.size(),
        found.size(),
        seeming,
        certain,
        run.days,
        keys);
  }

  private List<Incident> inOrderOfTelling(List<Incident> own) {
    return own.stream()
        .filter(run::wasTold)
        .sorted(
            Comparator.comparingLong((Incident i) -> run.when(i).seeming())
                .thenComparing(Incident::start)
                .thenComparing(Incident::contentId))
        .toList();
  }

  private void addDelay(List<Long> to, Truth truth, List<Incident> told, boolean isCertain) {
    told.stream()
        .filter(incident -> fit.holds(truth, incident))
        .mapToLong(i -> isCertain ? run.when(i).certain() : run.when(i).seeming())
        .filter(at -> at != Playback.NEVER)
        .min()
        .ifPresent(at -> to.add(at - truth.start()));
  }

  /** The truths that nobody was told of, in the order of their starts. */
  public List<Miss> misses() {
    return truths.stream()
        .filter(truth -> fitting(truth).stream().noneMatch(run::wasTold))
        .sorted(Comparator.comparingLong(Truth::start).thenComparing(Truth::id))
        .map(truth -> new Miss(truth, fitting(truth).stream().findFirst().orElse(null)))
        .toList();
  }

  /** The incidents that were told and were not true, in the order of their starts. */
  public List<Incident> falseAlarms() {
    return run.incidents.stream()
        .filter(run::wasTold)
        .filter(incident -> truths.stream().noneMatch(truth -> fit.holds(truth, incident)))
        .toList();
  }

  private List<Incident> fitting(Truth truth) {
    return run.incidents.stream().filter(incident -> fit.holds(truth, incident)).toList();
  }
}
