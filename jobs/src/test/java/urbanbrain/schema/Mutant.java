package urbanbrain.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes one thing in a document: what people do by mistake. */
final class Mutant {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Random random;

  Mutant(Random random) {
    this.random = random;
  }

  /** A copy of the document with one change somewhere. */
  JsonNode of(JsonNode document) {
    JsonNode copy = document.deepCopy();
    List<JsonNode> places = new ArrayList<>();
    collect(copy, places);
    JsonNode place = places.get(random.nextInt(places.size()));
    if (place instanceof ObjectNode map) {
      change(map);
    } else if (place instanceof ArrayNode list) {
      change(list);
    }
    return copy;
  }

  private static void collect(JsonNode node, List<JsonNode> places) {
    if (node.isContainerNode() && !node.isEmpty()) {
      places.add(node);
      node.forEach(child -> collect(child, places));
    }
  }

  private void change(ObjectNode map) {
    List<String> words = new ArrayList<>();
    map.fieldNames().forEachRemaining(words::add);
    String word = words.get(random.nextInt(words.size()));
    switch (random.nextInt(4)) {
      case 0 -> map.remove(word);
      case 1 -> map.set(word + "s", map.remove(word));
      case 2 -> map.set("Some Thing", map.get(word).deepCopy());
      default -> map.set(word, other());
    }
  }

  private void change(ArrayNode list) {
    int at = random.nextInt(list.size());
    switch (random.nextInt(3)) {
      case 0 -> list.remove(at);
      case 1 -> list.add(list.get(at).deepCopy());
      default -> list.set(at, other());
    }
  }

  private JsonNode other() {
    return switch (random.nextInt(10)) {
      case 0 -> NODES.textNode("soon");
      case 1 -> NODES.numberNode(5);
      case 2 -> NODES.numberNode(-2.5);
      case 3 -> NODES.booleanNode(true);
      case 4 -> NODES.arrayNode();
      case 5 -> NODES.objectNode();
      case 6 -> NODES.textNode("5m");
      case 7 -> NODES.textNode("");
      case 8 -> NODES.textNode("500m");
      default -> NODES.nullNode();
    };
  }
}
