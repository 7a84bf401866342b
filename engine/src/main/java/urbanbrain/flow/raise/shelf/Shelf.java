package urbanbrain.flow.raise.shelf;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import urbanbrain.flow.raise.book.Book;
import urbanbrain.flow.raise.book.IncidentBook;
import urbanbrain.flow.raise.desk.Desk;
import urbanbrain.flow.raise.desk.DeskCodec;
import urbanbrain.flow.raise.notice.Agenda;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.flow.raise.strain.Strained;
import urbanbrain.flow.raise.strain.StrainedCodec;

/**
 * What is remembered of a city: a book for each rule, and the desk. A city is one key of Flink's
 * state, so there is one shelf.
 *
 * <p>Books lie open: a word is heard without a look into Flink's state. What has changed of them is
 * written there by {@link #save}, just before a snapshot is made of it.
 */
public final class Shelf {

  private final Archive archive;
  private final ValueState<Desk> desk;
  private final ValueState<Long> spokenIn;
  private final MapState<String, Strained> strained;

  /** Null until they are asked for. */
  private Map<String, Book> books;

  private final TreeMap<String, Note> notes = new TreeMap<>();

  /** When something is to be done with each book. */
  private final Agenda<String> agenda = new Agenda<>(Comparator.naturalOrder());

  /** The rules whose books may have changed since they were saved. */
  private final Set<String> unsaved = new LinkedHashSet<>();

  /** What an operator remembers. */
  public Shelf(RuntimeContext context) {
    archive = new Archive(context);
    desk = context.getState(new ValueStateDescriptor<>("desk", new DeskCodec().info()));
    spokenIn = context.getState(new ValueStateDescriptor<>("spoken in", Types.LONG));
    strained =
        context.getMapState(
            new MapStateDescriptor<>("strained", Types.STRING, new StrainedCodec().info()));
  }

  /** A rule's book, or null. */
  public Book book(String rule) throws Exception {
    return books().get(rule);
  }

  private Map<String, Book> books() throws Exception {
    if (books == null) {
      books = archive.books();
      archive.notes().forEach(this::note);
    }
    return books;
  }

  private void note(String rule, Note note) {
    notes.put(rule, note);
    agenda.set(rule, note.due());
  }

  /** A book may have changed, and stands on the shelf as long as there is anything in it. */
  public void put(String rule, IncidentBook book) throws Exception {
    if (book.isEmpty()) {
      remove(rule, book.book());
    } else {
      books().put(rule, book.book());
      note(rule, new Note(book.due(), book.floor()));
      unsaved.add(rule);
    }
  }

  private void remove(String rule, Book empty) throws Exception {
    if (books().remove(rule) != null) {
      notes.remove(rule);
      agenda.remove(rule);
      unsaved.remove(rule);
      archive.remove(rule, empty);
    }
  }

  /** Writes what has changed into Flink's state, for the key that was heard of last. */
  public void save() throws Exception {
    for (String rule : unsaved) {
      archive.save(rule, books.get(rule), notes.get(rule));
    }
    unsaved.clear();
  }

  /** The notes of all books, in the order of the rules' names. */
  public Map<String, Note> notes() throws Exception {
    books();
    return Collections.unmodifiableMap(notes);
  }

  /** Judges by a rule and by when its book says that there is something to do. */
  public interface IsDue {
    /** Whether there is. */
    boolean test(String rule, long due);
  }

  /**
   * The rules in whose books something is to be done now, in the order of their names.
   *
   * @param latest the watermark of the clock that is ahead of all others
   * @param others rules that end some time, of which their books do not tell
   */
  public Set<String> due(long latest, Collection<String> others, IsDue now) throws Exception {
    books();
    if (latest != Times.END && others.isEmpty() && agenda.first() > latest) {
      return Set.of();
    }
    Set<String> known = new TreeSet<>(others);
    if (latest == Times.END) {
      known.addAll(notes.keySet());
    } else {
      agenda.addUpTo(latest, known);
    }
    Set<String> due = new LinkedHashSet<>();
    for (String rule : known) {
      Note note = notes.get(rule);
      if (note != null && now.test(rule, note.due())) {
        due.add(rule);
      }
    }
    return due;
  }

  /**
   * Whether there is nothing but books: an empty desk, no rule that has reached a bound, and
   * nothing that was told in another restart epoch.
   */
  public boolean isQuiet(long epoch) throws Exception {
    Long last = spokenIn.value();
    return (last == null || last == epoch) && desk.value() == null && strained.isEmpty();
  }

  /** The rules that have reached a bound. */
  public MapState<String, Strained> strained() {
    return strained;
  }

  /** The desk, as it stands there or a new one. */
  public Desk desk() throws Exception {
    Desk known = desk.value();
    return known == null ? new Desk() : known;
  }

  /** The desk may have changed. */
  public void put(Desk changed) throws Exception {
    if (changed.isEmpty()) {
      desk.clear();
    } else {
      desk.update(changed);
    }
  }

  /** The restart epoch in which words were last said; null where nothing is remembered. */
  public Long spokenIn() throws Exception {
    return spokenIn.value();
  }

  /** As long as there is anything to remember, so is in which epoch it was told. */
  public void remember(long epoch) throws Exception {
    if (notes().isEmpty() && strained.isEmpty()) {
      spokenIn.clear();
    } else {
      spokenIn.update(epoch);
    }
  }
}
