package urbanbrain.send.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The sentences of one language, from the resource {@code <language>.properties} beside this. */
final class Phrases {

  private static final String ENGLISH = "en";
  private static final Map<String, Phrases> KNOWN = new ConcurrentHashMap<>();

  private final Properties texts;

  private Phrases(Properties texts) {
    this.texts = texts;
  }

  /** Those of a language, of the one that it is a kind of, or English ones. */
  static Phrases of(String language) {
    return KNOWN.computeIfAbsent(language, Phrases::find);
  }

  private static Phrases find(String language) {
    for (String tag = language; tag != null; tag = SeverityWords.wider(tag)) {
      try (InputStream in = Phrases.class.getResourceAsStream(tag + ".properties")) {
        if (in != null) {
          Properties texts = new Properties();
          texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
          return new Phrases(texts);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("could not read the sentences of " + tag, e);
      }
    }
    return of(ENGLISH);
  }

  /** A sentence with these in its places. */
  String say(String name, Object... values) {
    String text = texts.getProperty(name);
    if (text == null) {
      throw new IllegalArgumentException("there is no sentence " + name);
    }
    return new MessageFormat(text, Locale.ROOT).format(values);
  }
}
