package urbanbrain.rule.draft;

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
public final class LegDraft {

  private static final Truth<Event> ALL = e -> true;

  private final String name;
  private final YamlNode node;
  private final Shape shape;
  private final Set<String> used = new TreeSet<>();
  private final Set<String> judged = new TreeSet<>();
  private StreamType stream;
  private String signal;
  private Truth<Event> where = ALL;
  private String whereText = "";
  private int count = 1;

  private LegDraft(String name, Entry entry) {
    this.name = name;
    this.node = entry.key();
    this.shape = Shape.of(entry.value(), "a leg", "stream", "signal", "where", "inside", "count");
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
    leg.readInside(streams);
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
    for (String word : List.of("where", "inside", "count")) {
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
    judged.addAll(scope.asked());
    used.addAll(judged);
    whereText = written.get().text().strip();
  }

  private void readInside(Dictionary streams) {
    Optional<YamlNode> written = shape.get("inside");
    if (written.isEmpty() || stream == null) {
      return;
    }
    Inside inside = Inside.read(written.get(), stream, streams);
    where = whereText.isEmpty() ? inside.holds() : where.and(inside.holds());
    whereText = (whereText + " inside " + inside.words()).strip();
    judged.addAll(inside.fields());
    used.addAll(judged);
  }

  /** Whether all that its condition asks for is known of an asset that no event was about. */
  public boolean isOfAssets() {
    return judged.stream().allMatch(this::isOfAssets);
  }

  /** Whether a field is known of an asset that no event was about: its id, or what is looked up. */
  public boolean isOfAssets(String field) {
    return field.equals(stream.key()) || field(field).map(Field::isDerived).orElse(false);
  }

  /** Notes that the rule uses a field of this leg. */
  public void use(String field) {
    used.add(field);
  }

  /** The leg's field of this name. */
  public Optional<Field> field(String field) {
    return stream == null ? Optional.empty() : stream.field(field);
  }

  /**
   * Reports a leg whose events hold for a while, where only events at an instant can stand.
   *
   * @param where as in "a window"
   */
  public void refuseSpan(String where) {
    if (stream != null && stream.hasSpans()) {
      String text =
          "the events of '%s' hold for a while (`spans`), and %s takes events at an instant: they"
              + " can fill a leg of `all` beside the one looked around, be absent there, or quiet";
      node.complain(text.formatted(name, where));
    }
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Where its name stands. */
  public YamlNode node() {
    return node;
  }

  /** Its value of a word, to complain of. */
  public Optional<YamlNode> word(String word) {
    return shape.get(word);
  }

  /** Whether it has been read well enough for others to be checked against it. */
  public boolean isKnown() {
    return (stream == null) != (signal == null);
  }

  /** Whether it names a signal. */
  public boolean isSignal() {
    return signal != null;
  }

  /** The rule whose signal it names, or null. */
  public String signal() {
    return signal;
  }

  /** The stream, or null where it has none or an unknown one. */
  public StreamType stream() {
    return stream;
  }

  /** Whether it asks for one event or signal only, and is read without a mistake. */
  public boolean isAlone() {
    return count == 1 && shape.get("count").map(n -> n.text().equals("1")).orElse(true);
  }

  /** How many events it asks for. */
  public int count() {
    return count;
  }

  /** The leg, once everything that can use its fields has been read. */
  public Leg leg() {
    List<Field> shown =
        stream == null
            ? List.of()
            : stream.fields().stream().filter(f -> used.contains(f.name())).toList();
    return new Leg(name, stream, signal, where, whereText, count, shown);
  }
}
