package urbanbrain.rule.incident;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.IncidentSpec.Storm;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.draft.LegDraft;
import urbanbrain.rule.draft.RuleDraft;
import urbanbrain.text.Distances;
import urbanbrain.text.Durations;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads {@code incident}, and fills in the defaults. */
public final class IncidentReader {

  private final RuleDraft draft;
  private final Shape shape;
  private final Map<String, String> headline;
  private final Optional<Long> gap;
  private final Optional<Double> near;
  private final Optional<Storm> storm;
  private final long updateEvery;

  private IncidentReader(RuleDraft draft, YamlNode node) {
    this.draft = draft;
    this.shape =
        Shape.of(
            node,
            "an incident",
            "severity",
            "headline",
            "same_if",
            "ends_when",
            "quiet",
            "explains",
            "storm",
            "update_every");
    headline = shape.need("headline").map(n -> HeadlineReader.read(draft, n)).orElse(Map.of());
    Optional<Shape> sameIf = shape.get("same_if").map(n -> Shape.of(n, "same_if", "near", "gap"));
    gap = sameIf.flatMap(s -> s.get("gap")).flatMap(Durations::read);
    near = sameIf.flatMap(s -> s.get("near")).flatMap(Distances::read);
    storm = shape.get("storm").flatMap(IncidentReader::storm);
    updateEvery =
        shape.get("update_every").flatMap(Durations::read).orElse(IncidentSpec.UPDATE_EVERY);
  }

  /** Reads the words; which fields the headline uses is noted in the draft's legs. */
  public static IncidentReader read(RuleDraft draft, YamlNode node) {
    return new IncidentReader(draft, node);
  }

  /**
   * What the matches of a rule of this form become.
   *
   * @param signals the rules whose signals its legs may name, by name
   */
  public IncidentSpec spec(Form form, Map<String, Rule> signals) {
    List<String> legs = form.legs().stream().map(Leg::name).toList();
    Linking linking = Linking.of(form, gap, near);
    Muting muting = new Muting(draft, form, linking, signals);
    return new IncidentSpec(
        shape.need("severity").map(n -> SeverityReader.read(n, legs)).orElse(List.of()),
        headline,
        linking.gap(),
        linking.near(),
        linking.sameKey(),
        shape.get("ends_when").flatMap(muting::endsWhen).orElse(null),
        shape.get("quiet").flatMap(muting::quiet).orElse(null),
        shape.get("explains").flatMap(muting::explains).orElse(null),
        storm.orElse(null),
        updateEvery);
  }

  /** Checks what can be checked where the form itself cannot be read. */
  public void checkWithoutForm() {
    List<String> legs = draft.legs().stream().map(LegDraft::name).toList();
    shape.need("severity").ifPresent(n -> SeverityReader.read(n, legs));
    shape.get("ends_when").ifPresent(draft::leg);
    shape.get("quiet").flatMap(n -> n.get("while")).ifPresent(draft::leg);
  }

  private static Optional<Storm> storm(YamlNode node) {
    Shape storm = Shape.of(node, "a storm", "more_than", "within");
    Optional<Integer> moreThan = storm.need("more_than").flatMap(n -> Scalars.whole(n, 1));
    Optional<Long> within = storm.need("within").flatMap(Durations::read);
    return moreThan.isPresent() && within.isPresent()
        ? Optional.of(new Storm(moreThan.get(), within.get()))
        : Optional.empty();
  }
}
