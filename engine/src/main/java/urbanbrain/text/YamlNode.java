package urbanbrain.text;

import com.google.common.base.Ascii;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import urbanbrain.text.ScalarPlaces.Place;

/**
 * A part of a YAML file that knows where it stands, so that every mistake in it can be shown there.
 * Problems go to one list per reading; nothing throws for bad text.
 */
public final class YamlNode {

  private static final int DEEPEST = 50;
  private static final Place START = new Place(0, 0);

  /** One entry of a mapping. */
  public record Entry(YamlNode key, YamlNode value) {
    /** The key's text. */
    public String name() {
      return key.text();
    }
  }

  private final Node node;
  private final Source source;

  private record Source(String file, List<String> lines, List<Problem> problems) {

    void add(Place place, String message) {
      String text = place.line() < lines.size() ? lines.get(place.line()).stripTrailing() : "";
      problems.add(new Problem(file, place.line() + 1, place.column() + 1, message, text));
    }

    /** What is missing at the end of the file is said where it began. */
    Place place(MarkedYamlEngineException e) {
      Optional<Place> problem = e.getProblemMark().map(this::place);
      boolean isAtEnd = problem.isPresent() && isEnd(problem.get());
      Optional<Place> context = e.getContextMark().map(this::place);
      return isAtEnd ? context.or(() -> problem).get() : problem.or(() -> context).orElse(START);
    }

    private boolean isEnd(Place place) {
      return lines.subList(Math.min(place.line(), lines.size()), lines.size()).stream()
          .allMatch(String::isBlank);
    }

    int offset(Mark mark) {
      Place place = place(mark);
      int before = 0;
      for (String line : lines.subList(0, Math.min(place.line(), lines.size()))) {
        before += line.length() + 1;
      }
      return before + place.column();
    }

    /** The parser counts code points, editors count UTF-16 characters. */
    Place place(Mark mark) {
      String line = mark.getLine() < lines.size() ? lines.get(mark.getLine()) : "";
      int points = Math.min(mark.getColumn(), line.codePointCount(0, line.length()));
      return new Place(mark.getLine(), line.offsetByCodePoints(0, points));
    }
  }

  private YamlNode(Node node, Source source) {
    this.node = node;
    this.source = source;
  }

  /** Reads a file's text; nothing where it is no YAML or empty, which then is a problem. */
  public static Optional<YamlNode> parse(String file, String text, List<Problem> problems) {
    Source source = new Source(file, Arrays.asList(text.split("\n", -1)), problems);
    // The parser fails where a character outside the basic plane lies across its buffer's end.
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setBufferSize(text.length() + 1_024).build();
    try {
      if (isTooDeep(settings, text, source)) {
        return Optional.empty();
      }
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        source.add(START, "the file is empty");
      }
      return root.map(n -> new YamlNode(n, source));
    } catch (MarkedYamlEngineException e) {
      source.add(source.place(e), reason(e));
      return Optional.empty();
    } catch (YamlEngineException e) {
      source.add(START, "no YAML: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Composing is recursive; reading events is not, and so finds out first. */
  private static boolean isTooDeep(LoadSettings settings, String text, Source source) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        String message = "nested deeper than %d levels".formatted(DEEPEST);
        source.add(event.getStartMark().map(source::place).orElse(START), message);
        return true;
      }
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
    }
    return false;
  }

  private static String reason(MarkedYamlEngineException e) {
    return "no YAML: " + (e.getProblem() == null ? e.getContext() : e.getProblem());
  }

  /** Whether it is a mapping. */
  public boolean isMap() {
    return node instanceof MappingNode;
  }

  /** Whether it is a list. */
  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Whether it is a text, a number, true or false. */
  public boolean isScalar() {
    return node instanceof ScalarNode && !isNull();
  }

  /** Whether nothing stands there. */
  public boolean isNull() {
    return node.getTag().equals(Tag.NULL);
  }

  /** Whether it has a tag of its own, as {@code !(a > b)} without quotes has by mistake. */
  public boolean isTagged() {
    return node.getTag().getValue().startsWith("!");
  }

  /** The text of a scalar as written, without quotes; empty for other nodes. */
  public String text() {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  /** What stands here, to be named in a message. */
  public String quote() {
    if (isMap() || isList()) {
      return isMap() ? "a mapping" : "a list";
    }
    return isNull() ? "nothing" : "'" + Ascii.truncate(text(), 60, "...") + "'";
  }

  /** The entries of a mapping in the order of the file; none for other nodes. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    if (node instanceof MappingNode map) {
      map.getValue().forEach(t -> entries.add(new Entry(at(t.getKeyNode()), at(t.getValueNode()))));
    }
    return entries;
  }

  /** The elements of a list in the order of the file; none for other nodes. */
  public List<YamlNode> elements() {
    List<YamlNode> elements = new ArrayList<>();
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(n -> elements.add(at(n)));
    }
    return elements;
  }

  /** The value under a key of a mapping, if it is there. */
  public Optional<YamlNode> get(String key) {
    return entries().stream().filter(e -> e.name().equals(key)).map(Entry::value).findFirst();
  }

  /** Reports a problem at the start of this node. */
  public void complain(String message) {
    source.add(start(), message);
  }

  /** Reports a problem at a character of this scalar's text, as with an expression in it. */
  public void complainAt(int offset, String message) {
    source.add(ScalarPlaces.find(source.lines, start(), style(), text(), offset), message);
  }

  private Place start() {
    return source.place(mark());
  }

  private ScalarStyle style() {
    return node instanceof ScalarNode scalar ? scalar.getScalarStyle() : ScalarStyle.PLAIN;
  }

  /** The file in which it stands. */
  public String file() {
    return source.file;
  }

  /** Its line, from 1. */
  public int line() {
    return mark().getLine() + 1;
  }

  /** Where it begins among the characters of the file's text, a quote included. */
  public int from() {
    return source.offset(mark());
  }

  /** Where it ends among the characters of the file's text: behind its last one. */
  public int to() {
    return source.offset(node.getEndMark().orElseThrow());
  }

  private Mark mark() {
    return node.getStartMark().orElseThrow();
  }

  private YamlNode at(Node other) {
    return new YamlNode(other, source);
  }
}
