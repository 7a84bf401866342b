package urbanbrain.flow.raise;

import java.util.Collection;
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
import org.apache.flink.api.java.tuple.Tuple2;
import urbanbrain.flow.raise.book.Book;
import urbanbrain.flow.raise.book.BookCodec;
import urbanbrain.flow.raise.book.IncidentBook;
import urbanbrain.flow.raise.desk.Desk;
import urbanbrain.flow.raise.desk.DeskCodec;
import urbanbrain.flow.raise.notice.Agenda;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.flow.raise.strain.Strained;
import urbanbrain.flow.raise.strain.StrainedCodec;

/** What is remembered of a city, as Flink keeps it: a book for each rule, and the desk. */
final class Shelf {

  /**
   * What stands on a book's back.
   *
   * @param due the watermark at which there is something to do
   * @param floor the least start of an incident in it
   */
  record Note(long due, long floor) {}

  private final MapState<String, Book> books;
  private final MapState<String, Tuple2<Long, Long>> notes;
  private final ValueState<Desk> desk;

  /** When something is to be done with each book; not kept, and null until it is asked for. */
  private Agenda<String> agenda;

  private final ValueState<Long> spokenIn;
  private final MapState<String, Strained> strained;

  Shelf(RuntimeContext context) {
    books =
        context.getMapState(
            new MapStateDescriptor<>("books", Types.STRING, new BookCodec().info()));
    notes =
        context.getMapState(
            new MapStateDescriptor<>("notes", Types.STRING, Types.TUPLE(Types.LONG, Types.LONG)));
    desk = context.getState(new ValueStateDescriptor<>("desk", new DeskCodec().info()));
    spokenIn = context.getState(new ValueStateDescriptor<>("spoken in", Types.LONG));
    strained =
        context.getMapState(
            new MapStateDescriptor<>("strained", Types.STRING, new StrainedCodec().info()));
  }

  /** A rule's book, or null. */
  Book book(String rule) throws Exception {
    return books.get(rule);
  }

  void put(String rule, IncidentBook book) throws Exception {
    if (book.isEmpty()) {
      books.remove(rule);
      notes.remove(rule);
      agenda().remove(rule);
    } else {
      long due = book.due();
      books.put(rule, book.book());
      notes.put(rule, Tuple2.of(due, book.floor()));
      agenda().set(rule, due);
    }
  }

  /** The notes of all books, in the order of the rules' names. */
  Map<String, Note> notes() throws Exception {
    Map<String, Note> all = new TreeMap<>();
    for (Map.Entry<String, Tuple2<Long, Long>> entry : notes.entries()) {
      all.put(entry.getKey(), new Note(entry.getValue().f0, entry.getValue().f1));
    }
    return all;
  }

  /** Judges by a rule and by when its book says that there is something to do. */
  interface IsDue {
    boolean test(String rule, long due);
  }

  /**
   * The rules in whose books something is to be done now, in the order of their names.
   *
   * @param latest the watermark of the clock that is ahead of all others
   * @param others rules that end some time, of which their books do not tell
   */
  Set<String> due(long latest, Collection<String> others, IsDue now) throws Exception {
    if (latest != Times.END && others.isEmpty() && agenda().first() > latest) {
      return Set.of();
    }
    Set<String> known = new TreeSet<>(others);
    if (latest == Times.END) {
      notes.keys().forEach(known::add);
    } else {
      agenda().addUpTo(latest, known);
    }
    Set<String> due = new LinkedHashSet<>();
    for (String rule : known) {
      Tuple2<Long, Long> note = notes.get(rule);
      if (note != null && now.test(rule, note.f0)) {
        due.add(rule);
      }
    }
    return due;
  }

  /** A city is one key: there is one. */
  private Agenda<String> agenda() throws Exception {
    if (agenda == null) {
      agenda = new Agenda<>(Comparator.naturalOrder());
      for (Map.Entry<String, Tuple2<Long, Long>> entry : notes.entries()) {
        agenda.set(entry.getKey(), entry.getValue().f0);
      }
    }
    return agenda;
  }

  /** The rules that have reached a bound. */
  MapState<String, Strained> strained() {
    return strained;
  }

  Desk desk() throws Exception {
    Desk known = desk.value();
    return known == null ? new Desk() : known;
  }

  void put(Desk changed) throws Exception {
    if (changed.isEmpty()) {
      desk.clear();
    } else {
      desk.update(changed);
    }
  }

  /** The restart epoch in which words were last said; null where nothing is remembered. */
  Long spokenIn() throws Exception {
    return spokenIn.value();
  }

  /** As long as there is anything to remember, so is in which epoch it was told. */
  void remember(long epoch) throws Exception {
    if (notes.isEmpty() && strained.isEmpty()) {
      spokenIn.clear();
    } else {
      spokenIn.update(epoch);
    }
  }
}
