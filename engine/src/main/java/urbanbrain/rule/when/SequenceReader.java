package urbanbrain.rule.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.draft.LegDraft;
import urbanbrain.rule.draft.RuleDraft;
import urbanbrain.text.Durations;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads {@code when: {sequence, absent, within, near, same}}. */
final class SequenceReader {

  private SequenceReader() {}

  static Optional<Form.Sequence> read(RuleDraft draft, YamlNode node, Map<String, Rule> signals) {
    Shape when =
        Shape.of(node, "a sequence's `when`", "sequence", "absent", "within", "near", "same");
    JoinWords words = new JoinWords(draft, when, signals);
    Optional<YamlNode> list = when.need("sequence");
    List<LegDraft> steps = list.map(draft::list).orElse(List.of());
    list.filter(n -> n.isList() && n.elements().size() == 1)
        .ifPresent(n -> n.complain("a sequence is of two events or more; one alone is `any`"));
    List<LegDraft> absent = words.absent(steps);
    List<LegDraft> all = new ArrayList<>(steps);
    all.addAll(absent);
    all.forEach(leg -> leg.refuseSpan("a sequence"));
    steps.forEach(SequenceReader::checkCount);
    long[] within = when.need("within").map(SequenceReader::within).orElse(new long[2]);
    double near = words.near();
    List<String> same = words.same(all);
    return JoinWords.isWhole(all) && steps.size() > 1
        ? Optional.of(
            new Form.Sequence(
                JoinWords.built(steps), JoinWords.built(absent), within[0], within[1], near, same))
        : Optional.empty();
  }

  private static void checkCount(LegDraft leg) {
    leg.word("count")
        .filter(n -> leg.count() > 1)
        .ifPresent(n -> n.complain("a sequence takes one event of each leg: `all` counts"));
  }

  private static long[] within(YamlNode node) {
    if (!node.isMap()) {
      return new long[] {0, positive(node)};
    }
    Shape shape = Shape.of(node, "a sequence's within", "from", "to");
    long from = shape.need("from").map(JoinWords::side).orElse(0L);
    long to = shape.need("to").map(SequenceReader::positive).orElse(Long.MAX_VALUE);
    if (from > to) {
      shape.get("to").ifPresent(n -> n.complain("`to` is before `from`"));
    }
    return new long[] {from, to};
  }

  private static long positive(YamlNode node) {
    long side = JoinWords.side(node);
    if (Durations.parse(node.text()).equals(OptionalLong.of(0))) {
      node.complain("one comes after the other: `within` is more than 0s");
    }
    return side;
  }
}
