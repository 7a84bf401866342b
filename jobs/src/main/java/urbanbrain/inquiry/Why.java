package urbanbrain.inquiry;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import urbanbrain.city.City;
import urbanbrain.event.Place;
import urbanbrain.inquiry.tape.Question;
import urbanbrain.inquiry.tape.Raised;
import urbanbrain.inquiry.tape.Tape;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Match;

/**
 * Says why an incident was raised: its evidence, and how much each number of its rule had to spare.
 * The recording is played to the engine again, with one number turned against raising at a time.
 */
public final class Why {

  private final City city;
  private final Rule rule;
  private final Needed needed;
  private final Tape tape;

  /**
   * Plays a city's recording for one of its rules.
   *
   * @param read the city with the texts of its rules
   */
  public Why(City.Read read, String rule) throws IOException {
    this.city = read.city().orElseThrow();
    this.rule = city.rules().rule(rule).orElseThrow();
    this.needed = new Needed(city, read.rules(), this.rule);
    this.tape = Tape.of(city, needed.streams(), Tape.Bystander.NONE);
  }

  /**
   * What an incident rests on.
   *
   * @param incident with its evidence in full
   * @param margins of each number that can be turned against raising
   */
  public record Reasons(Incident incident, List<Margins.Margin> margins) {}

  /** The reasons of the incident with this content id; nothing where the recording has none. */
  public Optional<Reasons> of(String contentId) {
    Raised raised = new Raised(rule.name());
    tape.play(city.with(needed.rules()), raised);
    return raised
        .first(contentId)
        .map(first -> new Reasons(raised.incident(contentId).orElseThrow(), margins(first)));
  }

  private List<Margins.Margin> margins(Match first) {
    Question question = question(first);
    Trial whole = new Trial(city, needed.texts(), tape, question);
    Trial part = whole.of(tape.around(question, needed.reach()));
    boolean isEnough = part.play(List.of()).equals(whole.play(List.of()));
    return new Margins(isEnough ? part : whole, needed.parts()).all();
  }

  /** The same match: of a join around the same anchor, of a signal within the same span. */
  private Question question(Match match) {
    boolean isSignal = rule.when().isSignal();
    long end = match.end() == Episode.OPEN ? tape.newest() : match.end();
    long slack = isSignal ? Math.max(0, end - match.start()) : 0;
    boolean isPlaced = match.place().isKnown() && !(rule.when() instanceof Form.Window);
    return new Question(
        rule.name(), match.start(), slack, isPlaced ? match.place() : Place.NONE, 1, match.key());
  }
}
