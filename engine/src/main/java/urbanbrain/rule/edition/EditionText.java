package urbanbrain.rule.edition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import urbanbrain.rule.RuleFiles;
import urbanbrain.text.JsonLine;

/**
 * What one edition of a city's rules changes in the files of the one before, as it is kept and
 * sent.
 *
 * @param number of the edition; 0 for all files of the first
 * @param from the event time from which on it counts, milliseconds since the epoch
 * @param files the texts that are new or changed, by their paths; null for a file that is gone
 */
public record EditionText(int number, long from, Map<String, String> files) {

  private static final JsonFactory JSON = new JsonFactory();

  public EditionText {
    files = new TreeMap<>(files);
  }

  /** What leads from some files to others. */
  public static EditionText between(
      List<RuleFiles.Source> before, List<RuleFiles.Source> after, int number, long from) {
    Map<String, String> old = byPath(before);
    Map<String, String> files = new TreeMap<>();
    old.keySet().forEach(path -> files.put(path, null));
    for (RuleFiles.Source source : after) {
      if (source.text().equals(old.get(source.path()))) {
        files.remove(source.path());
      } else {
        files.put(source.path(), source.text());
      }
    }
    return new EditionText(number, from, files);
  }

  private static Map<String, String> byPath(List<RuleFiles.Source> sources) {
    Map<String, String> texts = new TreeMap<>();
    sources.forEach(source -> texts.put(source.path(), source.text()));
    return texts;
  }

  /** Whether it changes nothing. */
  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** The files after it. */
  public List<RuleFiles.Source> after(List<RuleFiles.Source> before) {
    Map<String, String> texts = byPath(before);
    files.forEach(
        (path, text) -> {
          if (text == null) {
            texts.remove(path);
          } else {
            texts.put(path, text);
          }
        });
    List<RuleFiles.Source> after = new ArrayList<>();
    texts.forEach((path, text) -> after.add(new RuleFiles.Source(path, text)));
    return after;
  }

  /** It as one line of JSON. */
  public String line() {
    return JsonLine.of(
        json -> {
          json.writeNumberField("edition", number);
          json.writeNumberField("from", from);
          JsonLine.writeTexts("files", files, json);
        });
  }

  /** Reads what {@link #line} gave. */
  public static EditionText read(String line) {
    int number = 0;
    long from = 0;
    Map<String, String> files = new TreeMap<>();
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "edition" -> number = json.getIntValue();
          case "from" -> from = json.getLongValue();
          default -> readFiles(json, files);
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("no edition of rules: " + line, e);
    }
    return new EditionText(number, from, files);
  }

  private static void readFiles(JsonParser json, Map<String, String> files) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String path = json.currentName();
      json.nextToken();
      files.put(path, json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText());
    }
  }
}
