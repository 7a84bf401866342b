package urbanbrain.mapping.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.List;
import urbanbrain.mapping.Columns;
import urbanbrain.mapping.Fault;
import urbanbrain.mapping.Reason;
import urbanbrain.mapping.Row;
import urbanbrain.mapping.Take;

/**
 * A record that is one JSON object. Members are named by dotted paths, elements of a list by their
 * number: {@code location.coordinates.0}. Reads each record once, to its end, and keeps only what
 * the mapping uses; of a name that stands twice the last counts.
 */
public final class JsonRow extends Row {

  private final Step root = new Step();
  private final Elements[] lists;
  private final Found found;
  private final Walk walk;

  /** A row of these members. */
  public JsonRow(List<String> columns) {
    super(columns);
    lists = new Elements[size()];
    found = new Found(size());
    walk = new Walk(root, found);
    for (int slot = 0; slot < size(); slot++) {
      learn(name(slot), slot);
    }
  }

  private void learn(String name, int slot) {
    int list = name.indexOf(Columns.LIST);
    if (list < 0) {
      root.to(name).fills(slot);
      return;
    }
    Elements elements = root.to(name.substring(0, list)).list();
    String rest = name.substring(list + Columns.LIST.length());
    if (rest.isEmpty()) {
      lists[slot] = elements;
    } else {
      elements.learn(rest.substring(1), slot);
    }
  }

  @Override
  public void readHeader(byte[] header, int offset, int length) {
    // every record names its own members
  }

  @Override
  protected void open(byte[] record, int offset, int length) throws Fault {
    clear();
    try (JsonParser parser = Json.parser(record, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Fault(Reason.NOT_PARSED, null, "it is no JSON object");
      }
      walk.read(parser);
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

  private void clear() {
    found.clear();
    for (Elements list : lists) {
      if (list != null) {
        list.there(false);
        list.clear();
      }
    }
  }

  private static Fault tooMuch(StreamConstraintsException e) {
    return e.getOriginalMessage().contains("nesting depth")
        ? new Fault(Reason.TOO_DEEP, null, "it is nested deeper than %d".formatted(Json.DEEPEST))
        : new Fault(Reason.NOT_PARSED, null, Take.shown(e.getOriginalMessage()));
  }

  private static String reason(JsonProcessingException e) {
    long column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
    return "no JSON at character %d: %s".formatted(column, Take.shown(e.getOriginalMessage()));
  }

  @Override
  public int elements(int list) throws Fault {
    if (!lists[list].isThere()) {
      throw new Fault(Reason.MISSING_FIELD, name(list), "there is no list");
    }
    return lists[list].size();
  }

  @Override
  protected void open(int list, int element) {
    lists[list].open(element, found);
  }

  @Override
  public JsonParser json(int slot) throws IOException {
    return isNested(slot) ? json(found.from(slot), found.to(slot)) : super.json(slot);
  }

  @Override
  public boolean has(int slot) {
    return found.has(slot);
  }

  @Override
  public String text(int slot) {
    return found.text(slot);
  }

  @Override
  public double number(int slot) {
    return found.number(slot);
  }

  @Override
  public boolean isWhole(int slot) {
    return found.isWhole(slot);
  }

  @Override
  public long whole(int slot) {
    return found.whole(slot);
  }

  @Override
  public boolean isNested(int slot) {
    return found.isNested(slot);
  }
}
