package urbanbrain.rule.test.parse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import urbanbrain.asset.Assets;
import urbanbrain.event.Derived;
import urbanbrain.event.Dictionary;
import urbanbrain.event.Field;
import urbanbrain.event.StreamType;
import urbanbrain.rule.test.Arrival;
import urbanbrain.rule.test.Moments;
import urbanbrain.text.Nearest;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads the events of a case. */
final class EventsReader {

  static final String AT = "at";
  static final String ARRIVE = "arrive";
  static final String STREAM = "stream";
  static final String ID = "id";
  static final String NORTH = "north";
  static final String EAST = "east";
  static final String FROM = "from";
  static final String UNTIL = "until";

  private final Dictionary streams;
  private final Optional<String> onlyStream;
  private final Optional<YamlNode> every;

  /**
   * A reader.
   *
   * @param onlyStream the only stream that the rule uses, if it uses no other
   * @param every what the events have in common, as far as their streams have such fields
   */
  EventsReader(Dictionary streams, Optional<String> onlyStream, Optional<YamlNode> every) {
    this.streams = streams;
    this.onlyStream = onlyStream;
    this.every = every;
  }

  /** The events, in the order of the file; without those that are a problem. */
  List<Arrival> read(YamlNode node, Moments moments, Assets assets) {
    if (!node.isList() || node.elements().isEmpty()) {
      node.complain("a case without events proves nothing: a list of them is wanted here");
    }
    List<Arrival> arrivals = new ArrayList<>();
    Set<String> words = new LinkedHashSet<>();
    for (YamlNode element : node.elements()) {
      Optional<StreamType> stream = stream(element);
      if (stream.isPresent()) {
        Set<String> known = words(stream.get());
        words.addAll(known);
        Shape shape = Shape.of(element, "an event", known.toArray(String[]::new));
        LineReader line = new LineReader(stream.get(), shape, every);
        line.read(moments, assets, arrivals);
      }
    }
    every.filter(common -> !words.isEmpty()).ifPresent(common -> check(common, words));
    return arrivals;
  }

  /** What all events have in common has words that one of them has. */
  private static void check(YamlNode every, Set<String> words) {
    words.removeAll(Set.of(AT, ARRIVE));
    Shape shape = Shape.of(every, "'every'", words.toArray(String[]::new));
    shape.words().forEach(shape::text);
  }

  private Optional<StreamType> stream(YamlNode element) {
    Optional<YamlNode> named =
        element.get(STREAM).or(() -> every.flatMap(common -> common.get(STREAM)));
    if (named.isEmpty() && onlyStream.isEmpty()) {
      element.complain("an event needs 'stream', here or under 'every': the rule uses several");
      return Optional.empty();
    }
    String name = named.map(YamlNode::text).or(() -> onlyStream).orElseThrow();
    Optional<StreamType> stream = streams.stream(name);
    if (stream.isEmpty()) {
      List<String> known = streams.streams().stream().map(StreamType::name).toList();
      named
          .orElse(element)
          .complain("there is no stream '%s'%s".formatted(name, Nearest.hint(name, known)));
    }
    return stream;
  }

  /** What can be said of an event of a stream. */
  private static Set<String> words(StreamType stream) {
    Set<String> words = new LinkedHashSet<>(List.of(AT, ARRIVE, STREAM, ID));
    words.addAll(List.of(Values.LAT, Values.LON, NORTH, EAST));
    if (stream.hasSpans()) {
      words.addAll(List.of(FROM, UNTIL));
    }
    for (Field field : stream.fields()) {
      if (!field.name().startsWith(Derived.H3)) {
        words.add(word(field));
      }
    }
    return words;
  }

  /** The word of a field: a layer of areas stands under its own name. */
  static String word(Field field) {
    boolean isArea = field.name().startsWith(Derived.AREA);
    return isArea ? field.name().substring(Derived.AREA.length()) : field.name();
  }
}
