package urbanbrain.flow.raise.shelf;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import urbanbrain.flow.raise.book.Book;

/**
 * Books as Flink keeps them: each case by itself, so that what it takes to save a book goes with
 * what has changed in it. What is in the state is never changed while a snapshot may be written.
 */
final class Archive {

  private static final Comparator<CaseKey> IN_ORDER =
      Comparator.comparing(CaseKey::rule).thenComparingLong(CaseKey::number);

  /** Books without their cases, by rule. */
  private final MapState<String, Page> covers;

  private final MapState<CaseKey, Page> cases;
  private final MapState<String, Tuple2<Long, Long>> notes;

  Archive(RuntimeContext context) {
    covers =
        context.getMapState(
            new MapStateDescriptor<>("books", Types.STRING, new PageCodec().info()));
    cases =
        context.getMapState(
            new MapStateDescriptor<>("cases", new CaseKeyCodec().info(), new PageCodec().info()));
    notes =
        context.getMapState(
            new MapStateDescriptor<>("notes", Types.STRING, Types.TUPLE(Types.LONG, Types.LONG)));
  }

  /** All books, by rule. */
  Map<String, Book> books() throws Exception {
    Map<String, Book> books = new HashMap<>();
    for (Map.Entry<String, Page> cover : covers.entries()) {
      books.put(cover.getKey(), Book.read(cover.getValue().bytes));
    }
    Map<CaseKey, Page> inOrder = new TreeMap<>(IN_ORDER);
    for (Map.Entry<CaseKey, Page> one : cases.entries()) {
      inOrder.put(one.getKey(), one.getValue());
    }
    for (Map.Entry<CaseKey, Page> one : inOrder.entrySet()) {
      CaseKey key = one.getKey();
      books.get(key.rule()).readCase(key.number(), one.getValue().bytes);
    }
    return books;
  }

  /** What stands on the backs of all books, by rule. */
  Map<String, Note> notes() throws Exception {
    Map<String, Note> all = new HashMap<>();
    for (Map.Entry<String, Tuple2<Long, Long>> note : notes.entries()) {
      all.put(note.getKey(), new Note(note.getValue().f0, note.getValue().f1));
    }
    return all;
  }

  /** Keeps what has changed in a book. */
  void save(String rule, Book book, Note note) throws Exception {
    covers.put(rule, new Page(book.write()));
    notes.put(rule, Tuple2.of(note.due(), note.floor()));
    saveCases(rule, book);
  }

  /** A book with nothing in it is kept no longer. */
  void remove(String rule, Book empty) throws Exception {
    covers.remove(rule);
    notes.remove(rule);
    saveCases(rule, empty);
  }

  private void saveCases(String rule, Book book) throws Exception {
    for (long gone : book.pages().takeGone()) {
      cases.remove(new CaseKey(rule, gone));
    }
    for (Map.Entry<Long, byte[]> changed : book.pages().takeChanged().entrySet()) {
      cases.put(new CaseKey(rule, changed.getKey()), new Page(changed.getValue()));
    }
  }
}
