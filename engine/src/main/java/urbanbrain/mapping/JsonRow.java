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

  private static final JsonFactory JSON =
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
  }

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

  JsonRow(List<String> columns) {
    super(columns);
    kinds = new Kind[size()];
    texts = new String[size()];
    numbers = new double[size()];
    for (int slot = 0; slot < size(); slot++) {
      Step step = root;
      for (String name : name(slot).split("\\.", -1)) {
        step = step.next.computeIfAbsent(name, n -> new Step());
      }
      step.slot = slot;
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
      if (step.next.isEmpty()) {
        parser.skipChildren();
      } else if (token == JsonToken.START_OBJECT) {
        readObject(parser, step);
      } else {
        readList(parser, step);
      }
    } else if (step.slot >= 0) {
      readScalar(parser, token, step.slot);
    }
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
