package urbanbrain.send.format;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.locationtech.jts.geom.Geometry;
import urbanbrain.city.City;
import urbanbrain.city.channel.Speech;
import urbanbrain.event.FieldType;
import urbanbrain.geo.Crs;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.send.language.Tongue;
import urbanbrain.send.privacy.Mask;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Incident;

/**
 * How one channel tells messages, whatever its format: what it may reveal, in which languages,
 * words and coordinates. A format asks here and never looks at the engine's message itself.
 */
public final class Speaker implements Serializable {

  private final City city;
  private final Speech speech;
  private final boolean exercise;
  private final Mask mask;

  /**
   * Speaks on a channel of a city.
   *
   * @param exercise whether this is a replay: receivers must not act on it as on the real thing
   */
  public Speaker(City city, Speech speech, boolean exercise) {
    this.city = city;
    this.speech = speech;
    this.exercise = exercise;
    this.mask = Mask.of(city).revealing(speech.reveal());
  }

  /** The city's name. */
  public String city() {
    return city.name();
  }

  /** Where times are local. */
  public ZoneId zone() {
    return city.zone();
  }

  /** A message as the channel may tell it. */
  public Said say(Alert alert) {
    Alert seen = mask.alert(alert, this::shown);
    String rule = alert.facts().rule();
    boolean fewMatches = mask.hidesMatches(rule);
    Count evidence = Count.of(alert.facts().evidence().total(), mask.hidesEvidence(rule));
    Count matches = Count.of(alert.facts().matches(), fewMatches);
    Count incidents = Count.of(alert.storm(), fewMatches);
    if (seen.isSummary()) {
      String words = incidents.text() + " × " + rule;
      seen = seen.with(each(seen, l -> words), seen.facts(), seen.ackedBy());
    }
    Geometry area = area(seen.facts());
    Alert placed = placed(seen);
    Map<String, String> severities =
        each(seen, l -> city.severityWords().word(l, alert.facts().severity()));
    Said plain =
        new Said(
            placed,
            speech.crs(),
            exercise,
            domains(rule),
            area,
            evidence,
            matches,
            incidents,
            severities,
            Map.of());
    return described(plain);
  }

  private static Map<String, String> each(Alert alert, Function<String, String> text) {
    Map<String, String> texts = new LinkedHashMap<>();
    alert.headline().keySet().forEach(language -> texts.put(language, text.apply(language)));
    return texts;
  }

  private Said described(Said said) {
    return new Said(
        said.alert(),
        said.crs(),
        said.exercise(),
        said.domains(),
        said.area(),
        said.evidence(),
        said.matches(),
        said.incidents(),
        said.severities(),
        each(said.alert(), l -> new Description(said, new Tongue(l, zone())).text()));
  }

  /** A number of a headline as the language's readers write it. */
  private String shown(String language, String stream, String field, String value) {
    boolean isNumber =
        city.rules().streams().stream(stream)
            .flatMap(s -> s.field(field))
            .filter(f -> f.type() == FieldType.NUMBER)
            .isPresent();
    return isNumber ? new Tongue(language, zone()).number(value) : value;
  }

  private Set<String> domains(String rule) {
    Set<String> domains = new TreeSet<>();
    collect(city.rules().titled(rule).orElse(null), domains);
    return domains;
  }

  private void collect(Rule rule, Set<String> domains) {
    for (Leg leg : rule == null ? List.<Leg>of() : rule.when().legs()) {
      if (leg.isSignal()) {
        collect(city.rules().rule(leg.signal()).orElse(null), domains);
      } else {
        domains.add(leg.stream().name().substring(0, leg.stream().name().indexOf('.')));
      }
    }
  }

  private Geometry area(Incident facts) {
    Rule rule = city.rules().titled(facts.rule()).orElse(null);
    return rule == null ? null : Areas.named(rule, facts.key(), city.assets(), speech.crs());
  }

  /** The same with its places in the channel's coordinates. */
  private Alert placed(Alert alert) {
    Crs crs = speech.crs();
    if (crs == Crs.WGS84) {
      return alert;
    }
    Incident facts = alert.facts();
    Evidence evidence = facts.evidence();
    List<EventRef> pieces = evidence.shown().stream().map(ref -> placed(ref, crs)).toList();
    Incident there =
        facts.seenAs(
            crs.ofWgs84(facts.place()),
            facts.key(),
            new Evidence(pieces, evidence.total(), evidence.identities(), evidence.legs()),
            facts.quietedBy());
    return alert.with(alert.headline(), there, alert.ackedBy());
  }

  private static EventRef placed(EventRef ref, Crs crs) {
    return new EventRef(
        ref.leg(),
        ref.stream(),
        ref.id(),
        ref.time(),
        crs.ofWgs84(ref.place()),
        ref.identity(),
        ref.fields());
  }
}
