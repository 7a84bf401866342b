package urbanbrain.rule.parse;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import urbanbrain.cel.CelCompiler;
import urbanbrain.cel.Truth;
import urbanbrain.event.Dictionary;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.StreamType;
import urbanbrain.rule.Leg;
import urbanbrain.text.Nearest;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;
import urbanbrain.text.YamlNode.Entry;

/** A leg as it is read: collects which of its fields the rule uses. */
final class LegDraft {

  private static final Truth<Event> ALL = e -> true;

  private final String name;
  private final YamlNode node;
  private final Shape shape;
  private final Set<String> used = new TreeSet<>();
  private StreamType stream;
  private String signal;
  private Truth<Event> where = ALL;
  private String whereText = "";
  private int count = 1;

  private LegDraft(String name, Entry entry) {
    this.name = name;
    this.node = entry.key();
    this.shape = Shape.of(entry.value(), "a leg", "stream", "signal", "where", "count");
  }

  /** A leg whose own name is a mistake: nothing more is said of it. */
  static LegDraft unreadable(Entry entry) {
    return new LegDraft(entry.name(), entry);
  }

  /** Reads one entry of a rule's {@code events}. */
  static LegDraft read(String name, Entry entry, Dictionary streams) {
    LegDraft leg = new LegDraft(name, entry);
    if (!leg.shape.isMap()) {
      return leg;
    }
    boolean hasBoth = leg.shape.has("stream") && leg.shape.has("signal");
    boolean hasNone = !leg.shape.has("stream") && !leg.shape.has("signal");
    if (hasBoth || (hasNone && !leg.shape.hasUnknownWords())) {
      leg.node.complain("a leg has either a stream or a signal");
    }
    leg.shape.get("stream").ifPresent(n -> leg.readStream(n, streams));
    leg.shape.get("signal").ifPresent(leg::readSignal);
    leg.shape
        .get("count")
        .flatMap(n -> Scalars.whole(n, 1))
        .ifPresent(number -> leg.count = number);
    leg.readWhere();
    return leg;
  }

  private void readStream(YamlNode written, Dictionary streams) {
    Optional<String> text = Scalars.text(written);
    stream = text.flatMap(streams::stream).orElse(null);
    if (text.isPresent() && stream == null) {
      String hint = Nearest.hint(text.get(), streams.asMap().keySet());
      written.complain("there is no stream '%s'%s".formatted(text.get(), hint));
    }
  }

  private void readSignal(YamlNode written) {
    signal = Scalars.text(written).orElse(null);
    for (String word : List.of("where", "count")) {
      shape.get(word).ifPresent(n -> n.complain("a leg with a signal has no " + word));
    }
  }

  private void readWhere() {
    Optional<YamlNode> written = shape.get("where");
    if (written.isEmpty() || stream == null) {
      return;
    }
    LegScope scope = new LegScope(name, stream);
    CelCompiler<Event> compiler = new CelCompiler<>(scope);
    scope.forget();
    compiler.truth(written.get()).ifPresent(truth -> where = truth);
    used.addAll(scope.asked());
    whereText = written.get().text().strip();
  }

  /** Notes that the rule uses a field of this leg. */
  void use(String field) {
    used.add(field);
  }

  /** The leg's field of this name. */
  Optional<Field> field(String field) {
    return stream == null ? Optional.empty() : stream.field(field);
  }

  String name() {
    return name;
  }

  /** Where its name stands. */
  YamlNode node() {
    return node;
  }

  /** Its value of a word, to complain of. */
  Optional<YamlNode> word(String word) {
    return shape.get(word);
  }

  /** Whether it has been read well enough for others to be checked against it. */
  boolean isKnown() {
    return (stream == null) != (signal == null);
  }

  boolean isSignal() {
    return signal != null;
  }

  /** The rule whose signal it names, or null. */
  String signal() {
    return signal;
  }

  /** The stream, or null where it has none or an unknown one. */
  StreamType stream() {
    return stream;
  }

  /** Whether it asks for one event or signal only, and is read without a mistake. */
  boolean isAlone() {
    return count == 1 && shape.get("count").map(n -> n.text().equals("1")).orElse(true);
  }

  int count() {
    return count;
  }

  /** The leg, once everything that can use its fields has been read. */
  Leg leg() {
    List<Field> shown =
        stream == null
            ? List.of()
            : stream.fields().stream().filter(f -> used.contains(f.name())).toList();
    return new Leg(name, stream, signal, where, whereText, count, shown);
  }
}
