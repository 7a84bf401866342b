package urbanbrain.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import urbanbrain.text.Decimals;

/**
 * A record that is one JSON object. Members are named by dotted paths, elements of a list by their
 * number: {@code location.coordinates.0}. Reads each record once, to its end, and keeps only what
 * the mapping uses; of a name that stands twice the last counts.
 */
final class JsonRow extends Row {

  /** Nothing that a source sends is nested deeper. */
  static final int DEEPEST = 64;

  static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNumberLength(400).build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // read, so as to be called not finite
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  /** A member or element on the way to a value. */
  private static final class Step {
    private final Map<String, Step> next = new HashMap<>();
    private int slot = -1;

    /** Null where it is no list of which every element is a record of its own. */
    private Elements elements;

    Step to(String path) {
      Step step = this;
      for (String name : path.split("\\.", -1)) {
        step = step.next.computeIfAbsent(name, n -> new Step());
      }
      return step;
    }
  }

  /** The elements of a list, or the members of an object, of the record that is open. */
  private static final class Elements {
    private final Step root = new Step();
    private final List<Integer> slots = new ArrayList<>();
    private final List<Value[]> found = new ArrayList<>();
    private boolean isThere;
  }

  /** What stood in a column of an element. */
  private record Value(Kind kind, String text, double number, long from, long to) {}

  private enum Kind {
    ABSENT,
    TEXT,
    NUMBER,
    NESTED
  }

  private final Step root = new Step();
  private final Kind[] kinds;
  private final String[] texts;
  private final double[] numbers;
  private final long[] from;
  private final long[] to;
  private final Elements[] lists;

  JsonRow(List<String> columns) {
    super(columns);
    kinds = new Kind[size()];
    texts = new String[size()];
    numbers = new double[size()];
    from = new long[size()];
    to = new long[size()];
    lists = new Elements[size()];
    for (int slot = 0; slot < size(); slot++) {
      learn(name(slot), slot);
    }
  }

  private void learn(String name, int slot) {
    int list = name.indexOf(Columns.LIST);
    Step step = root.to(list < 0 ? name : name.substring(0, list));
    if (list < 0) {
      step.slot = slot;
      return;
    }
    step.elements = step.elements == null ? new Elements() : step.elements;
    String rest = name.substring(list + Columns.LIST.length());
    if (rest.isEmpty()) {
      lists[slot] = step.elements;
    } else {
      step.elements.root.to(rest.substring(1)).slot = slot;
      step.elements.slots.add(slot);
    }
  }

  @Override
  public void readHeader(byte[] header, int offset, int length) {
    // every record names its own members
  }

  @Override
  protected void open(byte[] record, int offset, int length) throws Fault {
    Arrays.fill(kinds, Kind.ABSENT);
    Arrays.fill(texts, null);
    for (Elements list : lists) {
      if (list != null) {
        list.found.clear();
        list.isThere = false;
      }
    }
    try (JsonParser parser = JSON.createParser(record, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Fault(Reason.NOT_PARSED, null, "it is no JSON object");
      }
      readObject(parser, root);
      if (parser.nextToken() != null) {
        throw new Fault(Reason.NOT_PARSED, null, "the object is followed by something");
      }
    } catch (StreamConstraintsException e) {
      throw tooMuch(e);
    } catch (JsonProcessingException e) {
      throw new Fault(Reason.NOT_PARSED, null, reason(e));
    } catch (IOException e) {
      throw new Fault(Reason.NOT_PARSED, null, Take.shown(e.getMessage()));
    }
  }

  private static Fault tooMuch(StreamConstraintsException e) {
    return e.getOriginalMessage().contains("nesting depth")
        ? new Fault(Reason.TOO_DEEP, null, "it is nested deeper than %d".formatted(DEEPEST))
        : new Fault(Reason.NOT_PARSED, null, Take.shown(e.getOriginalMessage()));
  }

  private static String reason(JsonProcessingException e) {
    long column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
    return "no JSON at character %d: %s".formatted(column, Take.shown(e.getOriginalMessage()));
  }

  private void readObject(JsonParser parser, Step step) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      Step inner = step.next.get(parser.currentName());
      readValue(parser, parser.nextToken(), inner);
    }
  }

  private void readList(JsonParser parser, Step step) throws IOException {
    int index = 0;
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      readValue(parser, t, step.next.get(Integer.toString(index++)));
    }
  }

  private void readValue(JsonParser parser, JsonToken token, Step step) throws IOException {
    if (step == null) {
      parser.skipChildren();
    } else if (token.isStructStart()) {
      keep(step.slot, Kind.NESTED);
      long start = parser.currentTokenLocation().getByteOffset();
      readNested(parser, token, step);
      if (step.slot >= 0) {
        from[step.slot] = start;
        to[step.slot] = parser.currentLocation().getByteOffset();
      }
    } else if (step.slot >= 0) {
      readScalar(parser, token, step.slot);
    } else if (step.elements != null) {
      step.elements.isThere = token == JsonToken.VALUE_NULL;
    }
  }

  private void readNested(JsonParser parser, JsonToken token, Step step) throws IOException {
    if (step.elements != null) {
      readElements(parser, token, step.elements);
    } else if (step.next.isEmpty()) {
      parser.skipChildren();
    } else if (token == JsonToken.START_OBJECT) {
      readObject(parser, step);
    } else {
      readList(parser, step);
    }
  }

  /** Of a name that stands twice the last counts, with lists as with values. */
  private void readElements(JsonParser parser, JsonToken token, Elements list) throws IOException {
    list.isThere = true;
    list.found.clear();
    JsonToken end = token == JsonToken.START_ARRAY ? JsonToken.END_ARRAY : JsonToken.END_OBJECT;
    for (JsonToken t = parser.nextToken(); t != end; t = parser.nextToken()) {
      String name = t == JsonToken.FIELD_NAME ? parser.currentName() : null;
      JsonToken value = name == null ? t : parser.nextToken();
      if (value != JsonToken.VALUE_NULL) {
        readElement(parser, value, name, list);
      }
    }
    list.slots.forEach(slot -> keep(slot, Kind.ABSENT));
  }

  private void readElement(JsonParser parser, JsonToken token, String name, Elements list)
      throws IOException {
    list.slots.forEach(slot -> keep(slot, Kind.ABSENT));
    Step key = list.root.next.get(NAME);
    if (key != null && key.slot >= 0 && name != null) {
      keep(key.slot, Kind.TEXT);
      texts[key.slot] = name;
    }
    Step value = token.isStructStart() ? list.root : list.root.next.get(VALUE);
    readValue(parser, token, value);
    list.found.add(list.slots.stream().map(this::saved).toArray(Value[]::new));
  }

  private Value saved(int slot) {
    return new Value(kinds[slot], texts[slot], numbers[slot], from[slot], to[slot]);
  }

  @Override
  public int elements(int list) throws Fault {
    if (!lists[list].isThere) {
      throw new Fault(Reason.MISSING_FIELD, name(list), "there is no list");
    }
    return lists[list].found.size();
  }

  @Override
  protected void open(int list, int element) {
    List<Integer> slots = lists[list].slots;
    Value[] values = lists[list].found.get(element);
    for (int i = 0; i < values.length; i++) {
      int slot = slots.get(i);
      kinds[slot] = values[i].kind;
      texts[slot] = values[i].text;
      numbers[slot] = values[i].number;
      from[slot] = values[i].from;
      to[slot] = values[i].to;
    }
  }

  @Override
  public JsonParser json(int slot) throws IOException {
    return isNested(slot) ? json(from[slot], to[slot]) : super.json(slot);
  }

  private void readScalar(JsonParser parser, JsonToken token, int slot) throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      keep(slot, Kind.ABSENT);
    } else if (token.isNumeric()) {
      keep(slot, Kind.NUMBER);
      texts[slot] = parser.getText();
      numbers[slot] = Decimals.parse(texts[slot]);
    } else {
      keep(slot, Kind.TEXT);
      texts[slot] = parser.getText();
    }
  }

  private void keep(int slot, Kind kind) {
    if (slot >= 0) {
      kinds[slot] = kind;
      texts[slot] = null;
    }
  }

  @Override
  public boolean has(int slot) {
    return kinds[slot] != Kind.ABSENT;
  }

  @Override
  public String text(int slot) {
    return texts[slot];
  }

  @Override
  public double number(int slot) {
    return switch (kinds[slot]) {
      case NUMBER -> numbers[slot];
      case TEXT -> Decimals.parse(texts[slot].strip());
      default -> Double.NaN;
    };
  }

  @Override
  public boolean isNested(int slot) {
    return kinds[slot] == Kind.NESTED;
  }
}
