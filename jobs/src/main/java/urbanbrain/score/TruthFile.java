package urbanbrain.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import urbanbrain.event.Place;
import urbanbrain.text.Nearest;
import urbanbrain.text.Problem;

/**
 * Reads truth files: a JSON object a line with {@code id}, {@code rule} or {@code kind}, {@code
 * start}, {@code end} (ISO-8601 with offset; absent or null: it goes on), and where it is: {@code
 * key}, or {@code lat}, {@code lon} and {@code radius_m}.
 */
public final class TruthFile {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WORDS =
      Set.of("id", "rule", "kind", "start", "end", "lat", "lon", "radius_m", "key");

  private final String file;
  private final Set<String> rules;
  private final Set<String> kinds;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Truth> truths = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private String line;
  private int number;

  /**
   * What came of reading.
   *
   * @param truths all that could be read
   * @param problems all mistakes; where there are any, nothing should be scored
   */
  public record Read(List<Truth> truths, List<Problem> problems) {}

  /** A line cannot be used. */
  private static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;
    private final String word;

    Unusable(String word, String message) {
      super(message);
      this.word = word;
    }
  }

  private TruthFile(String file, Collection<String> rules, Collection<String> kinds) {
    this.file = file;
    this.rules = Set.copyOf(rules);
    this.kinds = Set.copyOf(kinds);
  }

  /**
   * Reads a file.
   *
   * @param rules the rules that there are
   * @param kinds the kinds for which it is known which rules tell them
   */
  public static Read read(Path path, Collection<String> rules, Collection<String> kinds)
      throws IOException {
    TruthFile reading = new TruthFile(path.toString(), rules, kinds);
    Files.readAllLines(path).forEach(reading::line);
    return new Read(List.copyOf(reading.truths), List.copyOf(reading.problems));
  }

  private void line(String text) {
    line = text;
    number++;
    if (text.isBlank()) {
      return;
    }
    try {
      truths.add(truth(JSON.readTree(text)));
    } catch (JsonProcessingException e) {
      problem(null, "no JSON: " + e.getOriginalMessage());
    } catch (Unusable e) {
      problem(e.word, e.getMessage());
    }
  }

  /** The problem stands at the word that it is about, where the line has it. */
  private void problem(String word, String message) {
    int at = word == null ? -1 : line.indexOf("\"" + word + "\"");
    problems.add(new Problem(file, number, Math.max(0, at) + 1, message, line));
  }

  private Truth truth(JsonNode node) throws Unusable {
    if (!node.isObject()) {
      throw new Unusable(null, "a truth is a JSON object");
    }
    knowWords(node.fieldNames());
    String id = text(node, "id");
    if (id == null) {
      throw new Unusable(null, "a truth has an id");
    }
    if (!ids.add(id)) {
      throw new Unusable("id", "another truth has the id %s".formatted(id));
    }
    String rule = known(node, "rule", rules, "rule");
    String kind = known(node, "kind", kinds, "kind of which --kind says what rules tell it");
    if ((rule == null) == (kind == null)) {
      throw new Unusable("rule", "a truth has either a rule or a kind");
    }
    long start = time(node, "start");
    if (start == Long.MAX_VALUE) {
      throw new Unusable("start", "a truth has a start");
    }
    long end = time(node, "end");
    if (end < start) {
      throw new Unusable("end", "it ends before it starts");
    }
    Place place = place(node);
    double radius = place.isKnown() ? number(node, "radius_m") : Double.NaN;
    if (place.isKnown() && !(radius >= 0)) {
      throw new Unusable("radius_m", "a truth with a place has a radius_m of at least 0");
    }
    return new Truth(id, rule, kind, start, end, place, radius, text(node, "key"));
  }

  private static void knowWords(Iterator<String> words) throws Unusable {
    while (words.hasNext()) {
      String word = words.next();
      if (!WORDS.contains(word)) {
        throw new Unusable(word, "no such word: " + word + Nearest.hint(word, WORDS));
      }
    }
  }

  private static String known(JsonNode node, String word, Set<String> known, String what)
      throws Unusable {
    String text = text(node, word);
    if (text != null && !known.contains(text)) {
      throw new Unusable(
          word, "there is no %s %s%s".formatted(what, text, Nearest.hint(text, known)));
    }
    return text;
  }

  private static Place place(JsonNode node) throws Unusable {
    double lat = number(node, "lat");
    double lon = number(node, "lon");
    if (Double.isNaN(lat) != Double.isNaN(lon)) {
      throw new Unusable("lat", "lat and lon stand together");
    }
    if (Math.abs(lat) > 90 || Math.abs(lon) > 180) {
      throw new Unusable("lat", "no place on earth: %s,%s".formatted(lat, lon));
    }
    return Double.isNaN(lat) ? Place.NONE : new Place(lat, lon);
  }

  private static String text(JsonNode node, String word) throws Unusable {
    JsonNode value = node.path(word);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isValueNode() || value.asText().isBlank()) {
      throw new Unusable(word, word + " is a text");
    }
    return value.asText();
  }

  private static double number(JsonNode node, String word) throws Unusable {
    JsonNode value = node.path(word);
    if (value.isMissingNode() || value.isNull()) {
      return Double.NaN;
    }
    if (!value.isNumber()) {
      throw new Unusable(word, word + " is a number");
    }
    return value.asDouble();
  }

  private static long time(JsonNode node, String word) throws Unusable {
    String text = text(node, word);
    if (text == null) {
      return Long.MAX_VALUE;
    }
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new Unusable(word, "%s is no date and time with offset: %s".formatted(word, text));
    }
  }
}
