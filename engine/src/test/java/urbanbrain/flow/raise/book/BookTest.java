package urbanbrain.flow.raise.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Place;
import urbanbrain.flow.raise.notice.Cut;
import urbanbrain.flow.raise.notice.Handle;
import urbanbrain.flow.raise.notice.Held;
import urbanbrain.rule.Severity;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.MatchUpdate;

/** What is kept of a book is read again, and what was read has nothing in common with it. */
class BookTest {

  private static final RecursiveComparisonConfiguration EXACTLY =
      RecursiveComparisonConfiguration.builder()
          .withStrictTypeChecking(true)
          .withIgnoredFields("left", "calendar", "pages")
          .withIgnoredFieldsMatchingRegexes(".*isUnsaved")
          .withEqualsForType(Double::equals, Double.class)
          .build();

  @Test
  void aBookSurvivesAndItsCopyIsDeep() throws Exception {
    Book book = book();
    Book copy = kept(book);
    assertThat(copy).usingRecursiveComparison(EXACTLY).isEqualTo(book);
    Case home = copy.cases.iterator().next();
    home.members.clear();
    home.anchored.clear();
    home.unsure.clear();
    home.fresh.clear();
    home.past.clear();
    home.absorbs.clear();
    home.folded.firsts().clear();
    home.folded.evidence().identities()[0]++;
    copy.untold.clear();
    copy.waiting.clear();
    copy.turns.clear();
    copy.cuts.clear();
    copy.storm.recent.clear();
    copy.cases.clear();
    assertThat(book).usingRecursiveComparison(EXACTLY).isEqualTo(book());
  }

  private static Book book() {
    Match a = match("a", 1);
    Match b = match("b", 2);
    Book book = new Book(3);
    Case home = new Case();
    home.members.put(b.id(), b);
    home.anchored.add(b.id());
    home.folded = Summary.of(new int[] {0}, null, List.of(a));
    home.handle = book.handle(a.id());
    home.absorbs.add(new Handle(b.id(), 1));
    home.told =
        new Case.Told(7, Alert.State.OPEN, Severity.Minor, Place.NONE, List.of("ems"), 2, 10, 11);
    home.decided = 12;
    home.unsure.add(b.id());
    home.fresh.put(a.id(), 5L);
    home.past.add(5L);
    home.cut = new Cut(1, 2, 3, Place.NONE, "k");
    home.held = new Held(AuditLine.What.STORM, "s", 4);
    book.cuts.add(new Cut(8, 9, Cut.NOBODY, new Place(1, 2), null));
    book.storm.begins(a.id(), 0, 5);
    book.fixed = 3;
    book.degraded = true;
    home.changed = true;
    book.add(home);
    Case late = new Case();
    late.members.put(b.id(), b);
    book.untold.add(late);
    book.waiting.put(a.id(), new MatchUpdate("crash", true, false, a));
    return book;
  }

  private static Match match(String name, long time) {
    EventRef ref = new EventRef("ems", "s", name, time, Place.NONE, 6, Map.of("x", "y"));
    Evidence evidence = new Evidence(List.of(ref), 1, new long[] {6});
    return new Match(new MatchId(time, name, 0), "k", time, time, Place.NONE, evidence);
  }

  /** A book that was saved, as it is after a restore. */
  private static Book kept(Book book) throws Exception {
    Book read = Book.read(book.write());
    for (Map.Entry<Long, byte[]> page : book.pages().takeChanged().entrySet()) {
      read.readCase(page.getKey(), page.getValue());
    }
    return read;
  }

  @Test
  void onlyWhatHasChangedIsSaved() throws Exception {
    Book book = book();
    Case first = book.cases.iterator().next();
    Case second = new Case();
    book.add(second);
    assertThat(book.pages().takeChanged()).containsOnlyKeys(0L, 1L);
    assertThat(book.pages().takeChanged()).isEmpty();
    book.stir(second);
    book.remove(first);
    assertThat(book.pages().takeChanged()).containsOnlyKeys(1L);
    assertThat(book.pages().takeGone()).containsExactly(0L);
    assertThat(book.pages().takeGone()).isEmpty();
    book.stir(second);
    book.remove(second);
    assertThat(book.pages().takeChanged()).isEmpty();
    assertThat(book.pages().takeGone()).containsExactly(1L);
  }

  @Test
  void whatBeginsAfterARestoreComesAfterWhatWasThere() throws Exception {
    Book book = book();
    book.add(new Case());
    Book read = kept(book);
    Case next = new Case();
    read.add(next);
    assertThat(next.number).isEqualTo(2);
  }
}
