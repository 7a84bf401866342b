package urbanbrain.send.privacy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.city.City;
import urbanbrain.event.StreamType;
import urbanbrain.mapping.Entry;
import urbanbrain.mapping.Id;
import urbanbrain.mapping.SourceSpec;
import urbanbrain.mapping.Take;
import urbanbrain.rule.privacy.Privacy;

/** What a city's sources make of secrets: where they come from, and where ids may hold one. */
final class Secrets {

  private Secrets() {}

  /**
   * The sources that give a stream about people: whatever of theirs is no event may hold one. Of
   * each what it is said to read, which holds none.
   */
  static Map<String, Set<String>> sources(City city, Privacy privacy) {
    Map<String, Set<String>> sources = new TreeMap<>();
    for (SourceSpec spec : city.specs()) {
      if (spec.entries().stream().anyMatch(entry -> isAboutPeople(entry, privacy))) {
        sources.computeIfAbsent(spec.name(), name -> new TreeSet<>()).add(spec.file());
      }
    }
    return sources;
  }

  /** The streams about people of which an event's id may hold a sensitive value as it is. */
  static Set<String> ids(City city, Privacy privacy) {
    Set<String> streams = new TreeSet<>();
    for (SourceSpec spec : city.specs()) {
      for (Entry entry : spec.entries()) {
        if (isAboutPeople(entry, privacy) && mayTell(entry)) {
          streams.add(entry.stream().name());
        }
      }
    }
    return streams;
  }

  private static boolean isAboutPeople(Entry entry, Privacy privacy) {
    StreamType stream = entry.stream();
    return stream != null && privacy.isAboutPeople(stream.name());
  }

  /** Ids of several columns and of whole records are hashes; an expression may take anything. */
  private static boolean mayTell(Entry entry) {
    if (entry.id() instanceof Id.Expression) {
      return true;
    }
    return entry.id() instanceof Id.Column id
        && entry.takes().stream().anyMatch(take -> take.field().sensitive() && uses(take, id));
  }

  private static boolean uses(Take take, Id.Column id) {
    return !(take instanceof Take.Column column) || column.slot() == id.slot();
  }
}
