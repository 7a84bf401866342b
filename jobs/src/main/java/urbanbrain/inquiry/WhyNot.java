package urbanbrain.inquiry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import urbanbrain.city.City;
import urbanbrain.collect.Input;
import urbanbrain.inquiry.change.Change.Otherwise;
import urbanbrain.inquiry.change.Change.Recorded;
import urbanbrain.inquiry.change.Dial;
import urbanbrain.inquiry.tape.Question;
import urbanbrain.inquiry.tape.Raised;
import urbanbrain.inquiry.tape.Scout;
import urbanbrain.inquiry.tape.Tape;
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
    Tape tape = Tape.of(city, needed.streams(), scout);
    Raised raised = new Raised(rule.name());
    if (rule.isJudged()) {
      tape.play(city.with(needed.rules()), raised);
    }
    List<Incident> incidents = raised.incidents(question);
    List<NearMiss> misses = incidents.isEmpty() ? misses(tape) : List.of();
    return new Answer(
        incidents, raised.heldBack(incidents), misses, scout.report(needed.asked(), tape));
  }

  private List<NearMiss> misses(Tape tape) throws IOException {
    Trial whole = new Trial(city, needed.texts(), tape, question);
    if (!rule.isJudged() && whole.play(List.of()).isPresent()) {
      return otherwise(Otherwise.JUDGED, whole).toList();
    }
    List<NearMiss> misses = new ArrayList<>(recordedOtherwise(whole, tape));
    misses.addAll(changed(whole, tape));
    return misses;
  }

  /** What a change of the rule would have done: sought around there, and confirmed on the whole. */
  private List<NearMiss> changed(Trial whole, Tape tape) {
    Tape part = tape.around(question, FURTHER * needed.reach());
    List<NearMiss> nearest = search(whole.of(part));
    boolean isTrue =
        !nearest.isEmpty() && nearest.stream().allMatch(m -> whole.play(m.changes()).isPresent());
    return isTrue || part.isWhole(tape) ? nearest : search(whole);
  }

  private List<NearMiss> search(Trial trial) {
    return new Search(trial, rule, needed.parts()).nearest();
  }

  /** What would have been enough though the rule stays as it is. */
  private List<NearMiss> recordedOtherwise(Trial trial, Tape tape) throws IOException {
    List<NearMiss> misses = new ArrayList<>();
    if (scout.foundLate()) {
      Tape all = Tape.of(patient(), needed.streams(), Tape.Bystander.NONE);
      otherwise(Otherwise.LATE_COUNTS, trial.of(all)).forEach(misses::add);
    }
    Tape longer = tape.longer(FURTHER * needed.reach());
    otherwise(Otherwise.GOES_ON, trial.of(longer)).forEach(misses::add);
    if (rule.when() instanceof Form.Silent && tape.hasPauses()) {
      Tape alive = tape.withoutPauses();
      otherwise(Otherwise.SOURCES_LIVE, trial.of(alive)).forEach(misses::add);
    }
    return misses;
  }

  private static Stream<NearMiss> otherwise(Otherwise how, Trial trial) {
    return trial.play(List.of()).stream()
        .map(match -> new NearMiss(List.of(new Recorded(how)), match));
  }

  /** The same city, had its sources waited for whatever came. */
  private City patient() {
    return city.with(city.sources().stream().map(WhyNot::patient).toList());
  }

  private static Input patient(Input input) {
    return input.with(input.spec().late(PATIENT));
  }
}
