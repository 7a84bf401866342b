package urbanbrain.send.privacy;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.city.City;
import urbanbrain.event.Place;
import urbanbrain.flow.decode.DeadLetter;
import urbanbrain.flow.decode.LateLetter;
import urbanbrain.rule.Rule;
import urbanbrain.rule.privacy.Privacy;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;
import urbanbrain.verdict.word.Headline;

/**
 * What a reader may see: the same message, incident or letter without what must not be seen.
 *
 * <p>Values of sensitive fields become {@code ***}; so do keys made of them, and ids of events that
 * may hold one become a hash. Points of events about people are rounded to 500 m, unless all that
 * is sensitive of their stream is revealed. Whether a count is too small to be told, {@link
 * #hidesEvidence} and {@link #hidesMatches} say: a number cannot stand for "fewer than 5".
 */
public final class Mask implements Serializable {

  private final Privacy privacy;
  private final Reveal reveal;
  private final TreeMap<String, Set<String>> sources;
  private final TreeSet<String> tellingIds;

  private Mask(
      Privacy privacy, Reveal reveal, Map<String, Set<String>> sources, Set<String> tellingIds) {
    this.privacy = privacy;
    this.reveal = reveal;
    this.sources = new TreeMap<>(sources);
    this.tellingIds = new TreeSet<>(tellingIds);
  }

  /** The mask of a city's files, which reveals nothing. */
  public static Mask of(City city) {
    Privacy privacy = new Privacy(city.rules());
    Reveal nothing = new Reveal(privacy, List.of());
    return new Mask(privacy, nothing, Secrets.sources(city, privacy), Secrets.ids(city, privacy));
  }

  /**
   * The same that reveals some of it.
   *
   * @param words each a {@code stream.field}, or a field of whatever stream
   */
  public Mask revealing(Collection<String> words) {
    return new Mask(privacy, new Reveal(privacy, words), sources, tellingIds);
  }

  /**
   * An incident as it may be seen. Its counts stay: see {@link #hidesEvidence}.
   *
   * @param facts as the engine has it
   */
  public Incident incident(Incident facts) {
    return incident(facts, privacy.rule(facts.rule()));
  }

  /** A line of the final truth as it may be seen, times in this zone. */
  public String line(Incident facts, ZoneId zone) {
    boolean hidesEvidence = hidesEvidence(facts.rule()) && Few.is(facts.evidence().total());
    boolean hidesMatches = hidesMatches(facts.rule()) && Few.is(facts.matches());
    return new IncidentLines(zone)
        .line(
            incident(facts),
            new IncidentLines.Counts(
                hidesMatches ? Few.TEXT : null, hidesEvidence ? Few.TEXT : null));
  }

  private Incident incident(Incident facts, Rule keyed) {
    Rule rule = privacy.rule(facts.rule());
    if (rule == null) {
      return facts;
    }
    Evidence evidence = facts.evidence();
    List<EventRef> pieces = evidence.shown().stream().map(this::piece).toList();
    boolean isExact = privacy.places(rule).stream().allMatch(reveal::opens);
    return facts.seenAs(
        isExact ? facts.place() : Coarse.of(facts.place()),
        facts.key() == null || keyed == null || reveal.showsKey(keyed) ? facts.key() : Privacy.MASK,
        new Evidence(pieces, evidence.total(), evidence.identities(), evidence.legs()),
        privacy.quietedBy(rule, facts.quietedBy()));
  }

  /** A piece of evidence as it may be seen. */
  public EventRef piece(EventRef ref) {
    String stream = ref.stream();
    Rule signal = privacy.rule(stream);
    if (signal != null) {
      String key = reveal.showsKey(signal) ? ref.id() : Privacy.MASK;
      return new EventRef(
          ref.leg(), stream, key, ref.time(), place(ref), ref.identity(), ref.fields());
    }
    Map<String, String> fields = new LinkedHashMap<>();
    ref.fields().forEach((field, value) -> fields.put(field, value(stream, field, value)));
    return new EventRef(
        ref.leg(), stream, id(stream, ref.id()), ref.time(), place(ref), ref.identity(), fields);
  }

  private Place place(EventRef ref) {
    boolean isExact = !privacy.isAboutPeople(ref.stream()) || reveal.opensAll(ref.stream());
    return isExact ? ref.place() : Coarse.of(ref.place());
  }

  /** The id of a stream's event as it may be seen. */
  public String id(String stream, String id) {
    boolean isTold = !tellingIds.contains(stream) || reveal.opens(stream);
    return isTold ? id : Privacy.pseudonym(id);
  }

  /** A field's value as it may be seen; a count of too few people as {@link Few#TEXT}. */
  public String value(String stream, String field, String value) {
    if (value == null || reveal.shows(stream, field)) {
      return value;
    }
    if (privacy.isSensitive(stream, field)) {
      return Privacy.MASK;
    }
    boolean isFew = privacy.isCount(stream, field) && Few.isField(Double.parseDouble(value));
    return isFew ? Few.TEXT : value;
  }

  /**
   * A message as it may be seen.
   *
   * @param shown how what may be seen of a headline's values is written
   */
  public Alert alert(Alert alert, Headline.Show shown) {
    Rule rule = privacy.rule(alert.facts().rule());
    Map<String, String> words = alert.headline();
    if (rule != null && rule.raises() && !alert.isSummary() && !alert.isSystem()) {
      Headline headline = new Headline(rule, alert.origin().firsts(), alert.facts().key());
      words =
          headline.texts(
              (language, stream, field, value) ->
                  shown.show(language, stream, field, value(stream, field, value)));
    }
    Rule keyed = alert.isSystem() ? privacy.rule(alert.strain().rule()) : rule;
    return alert.with(words, incident(alert.facts(), keyed), ackedBy(alert.ackedBy()));
  }

  private String ackedBy(String name) {
    return Headline.ABSENT.equals(name) ? name : value("operations.ack", "by", name);
  }

  /** How many pieces of evidence an incident rests on, as it may be seen. */
  public String evidence(Incident facts) {
    long total = facts.evidence().total();
    return hidesEvidence(facts.rule()) && Few.is(total) ? Few.TEXT : Long.toString(total);
  }

  /** Whether too few pieces of evidence of this rule tell who it is about. */
  public boolean hidesEvidence(String rule) {
    Rule known = privacy.rule(rule);
    return known != null && privacy.countsPeople(known) && !reveal.opensAll(rule);
  }

  /** Whether too few matches of this rule, or too few of its incidents, tell that. */
  public boolean hidesMatches(String rule) {
    Rule known = privacy.rule(rule);
    return known != null
        && !known.when().isSignal()
        && !privacy.places(known).stream().allMatch(reveal::opens);
  }

  /** A dead letter as it may be seen: of a source about people neither record nor detail. */
  public DeadLetter dead(DeadLetter letter) {
    return sources.containsKey(letter.source())
        ? new DeadLetter(
            letter.source(),
            place(letter.source(), letter.file()),
            letter.line(),
            letter.field(),
            letter.reason(),
            Privacy.MASK,
            Privacy.MASK,
            letter.reached())
        : letter;
  }

  /** A topic may name somebody: in its place stands what the source listens to. */
  private String place(String source, String file) {
    Set<String> said = sources.get(source);
    return said.contains(file) ? file : String.join(", ", said);
  }

  /** A late letter as it may be seen: of a source about people without the record. */
  public LateLetter late(LateLetter letter) {
    return sources.containsKey(letter.source())
        ? new LateLetter(
            letter.source(),
            place(letter.source(), letter.file()),
            letter.line(),
            letter.stream(),
            id(letter.stream(), letter.id()),
            letter.time(),
            letter.arrival(),
            letter.behind(),
            Privacy.MASK)
        : letter;
  }
}
