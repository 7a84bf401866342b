package urbanbrain.inquiry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import urbanbrain.city.City;
import urbanbrain.collect.Input;
import urbanbrain.event.StableHash;
import urbanbrain.inquiry.change.Change.Otherwise;
import urbanbrain.inquiry.change.Change.Recorded;
import urbanbrain.inquiry.change.Dial;
import urbanbrain.inquiry.tape.Question;
import urbanbrain.inquiry.tape.Raised;
import urbanbrain.inquiry.tape.Scout;
import urbanbrain.inquiry.tape.Tape;
import urbanbrain.mapping.SourceSpec;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Incident;

/**
 * Says why a rule was not raised at a time and a place: what would have been enough. Every answer
 * is found by playing the recording to the engine's own operators, with a rule, or a recording,
 * that differs in as little as possible; and is confirmed on the whole of the recording.
 */
public final class WhyNot {

  /** How many times as far as a rule looks a changed one may look: see {@link Dial#reaches}. */
  private static final int FURTHER = 12;

  /** Later than any event is too late. */
  private static final long PATIENT = 40L * 86_400_000;

  private final City city;
  private final Question question;
  private final Rule rule;
  private final Needed needed;
  private final Scout scout;

  /**
   * A question about a city's recording.
   *
   * @param read the city with the texts of its rules
   * @param question about a rule that the city has
   */
  public WhyNot(City.Read read, Question question) {
    this.city = read.city().orElseThrow();
    this.question = question;
    this.rule = city.rules().rule(question.rule()).orElseThrow();
    this.needed = new Needed(city, read.rules(), rule);
    this.scout = new Scout(city, question, needed.streams(), needed.reach());
  }

  /** The answer. */
  public Answer answer() throws IOException {
    Tape tape = tape(city, scout);
    Raised raised = new Raised(rule.name());
    if (rule.isJudged()) {
      tape.play(city.with(needed.rules()), raised);
    }
    List<Incident> incidents = raised.incidents(question);
    List<NearMiss> misses = incidents.isEmpty() ? misses(tape) : List.of();
    return new Answer(
        incidents, raised.heldBack(incidents), misses, scout.report(needed.asked(), tape));
  }

  private Tape tape(City of, Tape.Bystander bystander) throws IOException {
    Set<Integer> codes =
        needed.streams().stream().map(StableHash::code).collect(Collectors.toSet());
    return Tape.of(of, codes, bystander);
  }

  private List<NearMiss> misses(Tape tape) throws IOException {
    Trial whole = new Trial(city, needed.texts(), tape, question);
    List<NearMiss> misses = new ArrayList<>(otherwise(whole, tape));
    if (misses.stream().noneMatch(miss -> isJudged(miss))) {
      Tape part = tape.around(question, FURTHER * needed.reach());
      List<NearMiss> nearest = search(whole.of(part));
      boolean areTrue = nearest.stream().allMatch(m -> whole.play(m.changes()).isPresent());
      misses.addAll(areTrue ? nearest : search(whole));
    }
    return misses;
  }

  private static boolean isJudged(NearMiss miss) {
    return miss.changes().equals(List.of(new Recorded(Otherwise.JUDGED)));
  }

  private List<NearMiss> search(Trial trial) {
    return new Search(trial, rule, needed.parts()).nearest();
  }

  /** What would have been enough though the rule stays as it is. */
  private List<NearMiss> otherwise(Trial trial, Tape tape) throws IOException {
    List<NearMiss> misses = new ArrayList<>();
    if (!rule.isJudged() && trial.play(List.of()).isPresent()) {
      add(Otherwise.JUDGED, trial, misses);
      return misses;
    }
    if (scout.foundLate()) {
      add(Otherwise.LATE_COUNTS, trial.of(tape(patient(), Tape.Bystander.NONE)), misses);
    }
    add(Otherwise.GOES_ON, trial.of(tape.longer(FURTHER * needed.reach())), misses);
    if (rule.when() instanceof Form.Silent && tape.hasPauses()) {
      add(Otherwise.SOURCES_LIVE, trial.of(tape.withoutPauses()), misses);
    }
    return misses;
  }

  private static void add(Otherwise how, Trial trial, List<NearMiss> misses) {
    trial
        .play(List.of())
        .ifPresent(match -> misses.add(new NearMiss(List.of(new Recorded(how)), match)));
  }

  /** The same city, had its sources waited for whatever came. */
  private City patient() {
    return city.with(city.sources().stream().map(WhyNot::patient).toList());
  }

  private static Input patient(Input input) {
    SourceSpec s = input.spec();
    SourceSpec patient =
        new SourceSpec(
            s.name(),
            s.file(),
            s.format(),
            s.columns(),
            PATIENT,
            s.idle(),
            s.arrival(),
            s.entries(),
            s.guard());
    return new Input(input.path(), patient);
  }
}
