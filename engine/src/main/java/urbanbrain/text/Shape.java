package urbanbrain.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import urbanbrain.text.YamlNode.Entry;

/**
 * A mapping with a closed set of words: a word that is not among them, or stands there twice, is a
 * problem.
 */
public final class Shape {

  private final YamlNode node;
  private final String what;
  private final Map<String, YamlNode> values = new LinkedHashMap<>();
  private boolean hasUnknownWords;

  private Shape(YamlNode node, String what) {
    this.node = node;
    this.what = what;
  }

  /**
   * Reads a node as a mapping of these words.
   *
   * @param what what the mapping is, as in "a leg"
   */
  public static Shape of(YamlNode node, String what, String... words) {
    Shape shape = new Shape(node, what);
    List<String> known = List.of(words);
    if (!node.isMap()) {
      node.complain("%s is a mapping of: %s".formatted(what, String.join(", ", known)));
      return shape;
    }
    for (Entry entry : node.entries()) {
      shape.add(entry, known);
    }
    return shape;
  }

  private void add(Entry entry, List<String> known) {
    String word = entry.name();
    if (!known.contains(word)) {
      String hint = Nearest.hint(word, known);
      String all = hint.isEmpty() ? ": it has " + String.join(", ", known) : hint;
      hasUnknownWords = true;
      entry.key().complain("%s has no word '%s'%s".formatted(what, word, all));
    } else if (values.containsKey(word)) {
      entry.key().complain("'%s' stands twice".formatted(word));
    } else {
      values.put(word, entry.value());
    }
  }

  /** Whether the node is a mapping at all; if not, that is reported already. */
  public boolean isMap() {
    return node.isMap();
  }

  /**
   * Whether there were words that it does not have: what seems to be missing may be one of them.
   */
  public boolean hasUnknownWords() {
    return hasUnknownWords;
  }

  /** The node itself, to complain of the whole. */
  public YamlNode node() {
    return node;
  }

  /** Whether the word is there, with a value or without. */
  public boolean has(String word) {
    return values.containsKey(word);
  }

  /** The value of a word that may be left out; a word without a value is a problem. */
  public Optional<YamlNode> get(String word) {
    YamlNode value = values.get(word);
    if (value != null && value.isNull()) {
      value.complain("'%s' is empty".formatted(word));
      values.remove(word);
      return Optional.empty();
    }
    return Optional.ofNullable(value);
  }

  /** The value of a word that must be there. */
  public Optional<YamlNode> need(String word) {
    if (node.isMap() && !values.containsKey(word)) {
      node.complain("%s needs '%s'".formatted(what, word));
    }
    return get(word);
  }

  /** The text of a word that may be left out. */
  public Optional<String> text(String word) {
    return get(word).flatMap(Scalars::text);
  }

  /** The words of this mapping that are there, in the order of the file. */
  public List<String> words() {
    return new ArrayList<>(values.keySet());
  }
}
