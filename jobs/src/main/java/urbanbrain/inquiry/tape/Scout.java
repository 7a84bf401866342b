package urbanbrain.inquiry.tape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import urbanbrain.city.City;
import urbanbrain.event.Event;
import urbanbrain.flow.decode.DeadLetter;
import urbanbrain.flow.decode.LateLetter;
import urbanbrain.geo.Earth;
import urbanbrain.inquiry.tape.Surroundings.Near;
import urbanbrain.inquiry.tape.Surroundings.OfLeg;
import urbanbrain.inquiry.tape.Surroundings.OfSource;
import urbanbrain.mapping.Entry;
import urbanbrain.mapping.SourceSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;

/** Looks around while a recording is played: who was heard when, what was late, what is dead. */
public final class Scout implements Tape.Bystander {

  private final City city;
  private final Question question;
  private final Set<String> streams;
  private final long reach;

  /** By source the time of the last event before the moment in question. */
  private final Map<Integer, Long> before = new HashMap<>();

  /** By source the time of the first event at that moment or after it. */
  private final Map<Integer, Long> after = new HashMap<>();

  private final List<LateLetter> late = new ArrayList<>();
  private final List<DeadLetter> dead = new ArrayList<>();

  /**
   * Looks around for a rule.
   *
   * @param streams the names of the streams that it needs
   * @param reach how far it looks, in milliseconds
   */
  public Scout(City city, Question question, Set<String> streams, long reach) {
    this.city = city;
    this.question = question;
    this.streams = streams;
    this.reach = reach;
  }

  @Override
  public void heard(Event event) {
    if (event.time() < question.at()) {
      before.merge(event.source(), event.time(), Math::max);
    } else {
      after.merge(event.source(), event.time(), Math::min);
    }
  }

  @Override
  public void late(LateLetter letter) {
    if (streams.contains(letter.stream()) && isAround(letter.time())) {
      late.add(letter);
    }
  }

  @Override
  public void dead(DeadLetter letter, long newest) {
    boolean isOurs =
        city.specs().stream().anyMatch(s -> s.name().equals(letter.source()) && gives(s));
    if (isOurs && isAround(newest)) {
      dead.add(letter);
    }
  }

  private boolean isAround(long time) {
    return Math.abs(time - question.at()) <= question.slack() + reach;
  }

  private boolean gives(SourceSpec source) {
    return source.entries().stream()
        .map(Entry::stream)
        .anyMatch(stream -> stream != null && streams.contains(stream.name()));
  }

  /** Whether events came too late that the rule needs. */
  public boolean foundLate() {
    return !late.isEmpty();
  }

  /** What was found, of these rules' legs. */
  public Surroundings report(List<Rule> rules, Tape tape) {
    List<OfLeg> legs =
        rules.stream()
            .flatMap(rule -> rule.when().legs().stream().flatMap(leg -> of(rule, leg, tape)))
            .toList();
    return new Surroundings(legs, sources(), late, dead, tape.newest());
  }

  private Stream<OfLeg> of(Rule rule, Leg leg, Tape tape) {
    if (leg.isSignal()) {
      return Stream.of();
    }
    Sighting sighting = new Sighting();
    tape.events()
        .filter(event -> event.stream() == leg.stream().code())
        .forEach(event -> sighting.see(event, leg.where().of(event)));
    return Stream.of(
        new OfLeg(
            rule.name(),
            leg.name(),
            leg.stream().name(),
            sighting.fitting,
            sighting.others,
            sighting.nearest));
  }

  /** What was seen of one leg. */
  private final class Sighting {
    private long fitting;
    private long others;
    private Near nearest;

    void see(Event event, boolean fits) {
      double metres = metres(event);
      boolean isHere = isAround(event.time()) && !(metres > question.radius());
      if (isHere && !fits) {
        others++;
      }
      if (!fits) {
        return;
      }
      fitting += isHere ? 1 : 0;
      Near near = new Near(event.id(), event.time(), event.time() - question.at(), metres);
      if (nearest == null || question.distance(near) < question.distance(nearest)) {
        nearest = near;
      }
    }
  }

  private double metres(Event event) {
    return question.place().isKnown() && event.isPlaced()
        ? Earth.metres(question.place().lat(), question.place().lon(), event.lat(), event.lon())
        : Double.NaN;
  }

  /** By name: a source may have several files. */
  private List<OfSource> sources() {
    TreeMap<String, OfSource> byName = new TreeMap<>();
    for (SourceSpec spec : city.specs()) {
      if (gives(spec)) {
        byName.computeIfAbsent(spec.name(), name -> heard(name, spec.code()));
      }
    }
    return List.copyOf(byName.values());
  }

  private OfSource heard(String name, int source) {
    long last = before.getOrDefault(source, Long.MIN_VALUE);
    long next = after.getOrDefault(source, Long.MAX_VALUE);
    boolean isSilent = last < question.at() - reach && next > question.at() + reach;
    return new OfSource(name, last, next, isSilent);
  }
}
