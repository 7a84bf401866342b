package urbanbrain.text;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A few texts by name, in the order in which they were given, that never change: of what evidence
 * shows there is much, and maps with a table and an entry for each text are most of it.
 */
public final class TextMap extends AbstractMap<String, String> {

  /** A name, its text, the next name, and so on. */
  private final String[] pairs;

  private TextMap(String[] pairs) {
    this.pairs = pairs;
  }

  /** Of a name, its text, the next name and so on; no name twice. The array is not copied. */
  public static Map<String, String> of(String... pairs) {
    return pairs.length == 0 ? Map.of() : new TextMap(pairs);
  }

  /** The same of as many of these as come first. */
  public static Map<String, String> of(String[] pairs, int length) {
    return of(length == pairs.length ? pairs : Arrays.copyOf(pairs, length));
  }

  /** A map as it is given to {@link #of}; not to be changed. */
  public static String[] pairs(Map<String, String> map) {
    if (map instanceof TextMap own) {
      return own.pairs;
    }
    String[] pairs = new String[2 * map.size()];
    int at = 0;
    for (Map.Entry<String, String> entry : map.entrySet()) {
      pairs[at++] = entry.getKey();
      pairs[at++] = entry.getValue();
    }
    return pairs;
  }

  @Override
  public int size() {
    return pairs.length / 2;
  }

  @Override
  public String get(Object name) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(name)) {
        return pairs[i + 1];
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(Object name) {
    return get(name) != null;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super String> reader) {
    for (int i = 0; i < pairs.length; i += 2) {
      reader.accept(pairs[i], pairs[i + 1]);
    }
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Map.Entry<String, String>> {
    @Override
    public int size() {
      return TextMap.this.size();
    }

    @Override
    public Iterator<Map.Entry<String, String>> iterator() {
      return new Each();
    }
  }

  private final class Each implements Iterator<Map.Entry<String, String>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < pairs.length;
    }

    @Override
    public Map.Entry<String, String> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      next += 2;
      return new SimpleImmutableEntry<>(pairs[next - 2], pairs[next - 1]);
    }
  }
}
