package urbanbrain.mapping.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import urbanbrain.mapping.Row;

/** Goes through a record to its end and keeps what the mapping uses. */
final class Walk {

  /** As many characters as a whole number may have to be a double exactly. */
  private static final int EXACT = 15;

  private final Step root;
  private final Found found;

  Walk(Step root, Found found) {
    this.root = root;
    this.found = found;
  }

  /** Reads what is left of the object of which a parser has just read the start. */
  void read(JsonParser parser) throws IOException {
    readObject(parser, root);
  }

  private void readObject(JsonParser parser, Step step) throws IOException {
    Members members = step.members();
    Members.Member member = members.next(parser, members.start());
    while (member != null) {
      readValue(parser, parser.nextToken(), member.step());
      member = members.next(parser, member);
    }
  }

  private void readList(JsonParser parser, Step step) throws IOException {
    int index = 0;
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      readValue(parser, t, step.element(index++));
    }
  }

  private void readValue(JsonParser parser, JsonToken token, Step step) throws IOException {
    if (step == null) {
      skip(parser, token);
    } else if (token.isStructStart()) {
      readNested(parser, token, step);
    } else if (step.slot() >= 0) {
      readScalar(parser, token, step.slot());
    } else if (step.elements() != null) {
      step.elements().there(token == JsonToken.VALUE_NULL);
    }
  }

  /** Steps over a value; a single one is stepped over by reading on. */
  private static void skip(JsonParser parser, JsonToken token) throws IOException {
    if (token.isStructStart()) {
      parser.skipChildren();
    }
  }

  private void readNested(JsonParser parser, JsonToken token, Step step) throws IOException {
    if (step.slot() < 0) {
      readWithin(parser, token, step);
      return;
    }
    long start = parser.currentTokenLocation().getByteOffset();
    readWithin(parser, token, step);
    found.nested(step.slot(), start, parser.currentLocation().getByteOffset());
  }

  private void readWithin(JsonParser parser, JsonToken token, Step step) throws IOException {
    if (step.elements() != null) {
      readElements(parser, token, step.elements());
    } else if (step.isLast()) {
      parser.skipChildren();
    } else if (token == JsonToken.START_OBJECT) {
      readObject(parser, step);
    } else {
      readList(parser, step);
    }
  }

  /** Of a name that stands twice the last counts, with lists as with values. */
  private void readElements(JsonParser parser, JsonToken token, Elements list) throws IOException {
    list.there(true);
    list.clear();
    JsonToken end = token == JsonToken.START_ARRAY ? JsonToken.END_ARRAY : JsonToken.END_OBJECT;
    for (JsonToken t = parser.nextToken(); t != end; t = parser.nextToken()) {
      String name = t == JsonToken.FIELD_NAME ? parser.currentName() : null;
      JsonToken value = name == null ? t : parser.nextToken();
      if (value != JsonToken.VALUE_NULL) {
        readElement(parser, value, name, list);
      }
    }
    list.empty(found);
  }

  private void readElement(JsonParser parser, JsonToken token, String name, Elements list)
      throws IOException {
    list.empty(found);
    Step key = list.root().member(Row.NAME);
    if (key != null && key.slot() >= 0 && name != null) {
      found.text(key.slot(), name);
    }
    Step value = token.isStructStart() ? list.root() : list.root().member(Row.VALUE);
    readValue(parser, token, value);
    list.keep(found);
  }

  private void readScalar(JsonParser parser, JsonToken token, int slot) throws IOException {
    if (token == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= EXACT) {
      readWhole(parser, slot);
    } else if (token == JsonToken.VALUE_NULL) {
      found.absent(slot);
    } else if (token.isNumeric()) {
      found.number(slot, parser.getText());
    } else {
      found.text(slot, parser.getText());
    }
  }

  /** Its text is made only where it is asked for; but -0 is no long. */
  private void readWhole(JsonParser parser, int slot) throws IOException {
    long whole = parser.getLongValue();
    if (whole == 0 && parser.getTextLength() > 1) {
      found.number(slot, parser.getText());
    } else {
      found.whole(slot, whole);
    }
  }
}
