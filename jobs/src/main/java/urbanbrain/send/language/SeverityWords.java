package urbanbrain.send.language;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import urbanbrain.rule.Severity;

/**
 * How severities are called in each language. Without a word of the city file they are called as in
 * the Common Alerting Protocol, and in Chinese by the colours of the four levels of warning
 * (《突发事件应对法》 article 42): red, orange, yellow, blue.
 */
public final class SeverityWords implements Serializable {

  /** Where a city file says nothing. */
  public static final SeverityWords USUAL = new SeverityWords(Map.of());

  private static final Map<Severity, String> COLOURS =
      Map.of(
          Severity.Extreme, "红色",
          Severity.Severe, "橙色",
          Severity.Moderate, "黄色",
          Severity.Minor, "蓝色");

  private final TreeMap<String, EnumMap<Severity, String>> byLanguage = new TreeMap<>();

  /** The words by language (BCP 47); what is left out is called as usual. */
  public SeverityWords(Map<String, ? extends Map<Severity, String>> words) {
    words.forEach(
        (language, table) -> {
          EnumMap<Severity, String> all = new EnumMap<>(Severity.class);
          all.putAll(table);
          byLanguage.put(language, all);
        });
  }

  /** The word for a severity, in a language or in the one that it is a kind of. */
  public String word(String language, Severity severity) {
    for (String tag = language; tag != null; tag = wider(tag)) {
      String word = own(tag, severity);
      if (word != null) {
        return word;
      }
    }
    return severity.name();
  }

  private String own(String tag, Severity severity) {
    EnumMap<Severity, String> table = byLanguage.get(tag);
    if (table != null && table.containsKey(severity)) {
      return table.get(severity);
    }
    return tag.equals("zh") ? COLOURS.get(severity) : null;
  }

  /** The language of which another is a kind: {@code zh} of {@code zh-Hans}; null if none is. */
  static String wider(String tag) {
    int dash = tag.lastIndexOf('-');
    return dash < 0 ? null : tag.substring(0, dash);
  }
}
