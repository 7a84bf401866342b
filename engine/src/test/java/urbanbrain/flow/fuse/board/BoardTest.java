package urbanbrain.flow.fuse.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.verdict.Episode;

class BoardTest {

  private static final StreamType CRASH = Events.stream("traffic.crash");
  private static final Keeping SHORT = new Keeping(10, false);
  private static final Keeping SPANS = new Keeping(10, true);
  private static final int FEED = 7;
  private static final int RULE = 8;
  private static final int MANY = 100;

  private final Board board = new Board();

  @Test
  void aFeedMakesRoomByForgettingBeforeItGrows() {
    for (int i = 0; i < 4; i++) {
      assertThat(add(piece(i), SHORT, MANY, 1_000)).isFalse();
      assertThat(board.events(FEED).size()).isEqualTo(i + 1);
    }
    add(piece(4), SHORT, MANY, 1_000);
    assertThat(board.events(FEED).size()).isEqualTo(1);
  }

  @Test
  void aRuleMakesRoomByForgettingAnchorsBeforeItGrows() {
    for (int i = 0; i < 4; i++) {
      board.add(RULE, anchor(i), 10, 1_000);
      assertThat(board.anchors(RULE).size()).isEqualTo(i + 1);
    }
    board.add(RULE, anchor(4), 10, 1_000);
    assertThat(board.anchors(RULE).size()).isEqualTo(1);
  }

  @Test
  void theOldestGoesBeyondTheBoundUnlessItsTimeHadCome() {
    add(piece(0), SHORT, 2, 0);
    add(piece(1), SHORT, 2, 0);
    assertThat(add(piece(2), SHORT, 2, 10)).isFalse();
    assertThat(board.hasLost(FEED, 0)).isFalse();
    assertThat(board.events(FEED).time(0)).isEqualTo(1);
    assertThat(add(piece(3), SHORT, 2, 10)).isTrue();
    assertThat(board.events(FEED).size()).isEqualTo(2);
    assertThat(board.events(FEED).time(0)).isEqualTo(2);
    assertThat(board.hasLost(FEED, 1)).isTrue();
    assertThat(board.hasLost(FEED, 2)).isFalse();
    assertThat(board.hasLost(FEED + 1, 1)).isFalse();
  }

  @Test
  void theEpisodeThatEndedFirstGoesAndItsEndIsRemembered() {
    episodes(new Episode(0, 90, 0, Place.NONE), new Episode(100, 190, 100, Place.NONE));
    board.dropOldest("jam", FEED);
    assertThat(board.hasLost(FEED, 90)).isTrue();
    assertThat(board.hasLost(FEED, 91)).isFalse();
    board.dropOldest("jam", FEED);
    assertThat(board.hasLost(FEED, 190)).isTrue();
    assertThat(board.hasLost(FEED, 191)).isFalse();
    assertThat(board.isEmpty()).isTrue();
  }

  @Test
  void onlyTheEventThatIsMeantIsTakenOut() {
    Piece one = piece(5, "one");
    Piece two = piece(5, "two");
    add(one, SHORT, MANY, 0);
    add(two, SHORT, MANY, 0);
    board.remove(FEED + 1, 5, two.identity());
    board.remove(FEED, 5, two.identity());
    assertThat(board.events(FEED).size()).isEqualTo(1);
    assertThat(board.events(FEED).get(0)).isSameAs(one);
  }

  @Test
  void anEventIsKeptUntilItsRetentionIsOver() {
    Map<Integer, Keeping> feeds = Map.of(FEED, SHORT);
    add(piece(5), SHORT, MANY, 0);
    add(piece(9), SHORT, MANY, 0);
    assertThat(board.next()).isEqualTo(15);
    board.forget(feeds, Map.of(), Map.of(), 14);
    assertThat(board.events(FEED).size()).isEqualTo(2);
    board.forget(feeds, Map.of(), Map.of(), 15);
    assertThat(board.events(FEED).size()).isEqualTo(1);
    assertThat(board.next()).isEqualTo(19);
    board.forget(feeds, Map.of(), Map.of(), 19);
    assertThat(board.isEmpty()).isTrue();
    assertThat(board.next()).isEqualTo(Board.NEVER);
  }

  @Test
  void whatHoldsForAWhileIsKeptFromItsEndOn() {
    Map<Integer, Keeping> feeds = Map.of(FEED, SPANS);
    add(spell(5, 100), SPANS, MANY, 0);
    assertThat(board.next()).isEqualTo(110);
    add(spell(6, 50), SPANS, MANY, 0);
    board.forget(feeds, Map.of(), Map.of(), 59);
    assertThat(board.events(FEED).size()).isEqualTo(2);
    assertThat(board.next()).isEqualTo(110);
    board.forget(feeds, Map.of(), Map.of(), 60);
    assertThat(board.events(FEED).size()).isEqualTo(1);
    board.forget(feeds, Map.of(), Map.of(), 109);
    assertThat(board.events(FEED).get(0).last()).isEqualTo(100);
    board.forget(feeds, Map.of(), Map.of(), 110);
    assertThat(board.isEmpty()).isTrue();
  }

  @Test
  void whatHoldsForEverIsKeptToTheEndOfEverything() {
    Map<Integer, Keeping> feeds = Map.of(FEED, SPANS);
    add(spell(5, Long.MAX_VALUE), SPANS, MANY, 0);
    assertThat(board.next()).isEqualTo(Board.NEVER);
    board.forget(feeds, Map.of(), Map.of(), Long.MAX_VALUE - 1);
    assertThat(board.isEmpty()).isFalse();
    board.forget(feeds, Map.of(), Map.of(), Long.MAX_VALUE);
    assertThat(board.isEmpty()).isTrue();
  }

  @Test
  void aFeedThatSeveralRulesAskForIsKeptForTheOneThatNeedsItLongest() {
    Keeping longer = new Keeping(20, false);
    assertThat(SHORT.or(longer)).isEqualTo(longer);
    assertThat(longer.or(SHORT)).isEqualTo(longer);
    assertThat(SPANS.or(longer)).isEqualTo(new Keeping(20, true));
    assertThat(longer.or(SPANS)).isEqualTo(new Keeping(20, true));
  }

  @Test
  void anAnchorIsKeptUntilItsIntervalIsOver() {
    Map<Integer, Long> rules = Map.of(RULE, 10L);
    board.add(RULE, anchor(5), 10, 0);
    board.add(RULE, anchor(9), 10, 0);
    assertThat(board.next()).isEqualTo(15);
    board.forget(Map.of(), rules, Map.of(), 14);
    assertThat(board.anchors(RULE).size()).isEqualTo(2);
    assertThat(board.next()).isEqualTo(19);
    board.forget(Map.of(), rules, Map.of(), 15);
    assertThat(board.anchors(RULE).size()).isEqualTo(1);
    board.forget(Map.of(), rules, Map.of(), 19);
    assertThat(board.isEmpty()).isTrue();
  }

  @Test
  void whatNoRuleAsksForAnyMoreIsForgotten() {
    add(piece(5), SHORT, MANY, 0);
    board.add(RULE, anchor(5), 10, 0);
    board.forget(Map.of(), Map.of(), Map.of(), 4);
    assertThat(board.anchors(RULE)).isNull();
    assertThat(board.events(FEED).size()).isEqualTo(1);
    board.forget(Map.of(), Map.of(), Map.of(), 5);
    assertThat(board.isEmpty()).isTrue();
  }

  @Test
  void theLastOfAllThatIsLeftSaysWhenToForgetNext() {
    add(piece(5), SHORT, MANY, 0);
    board.add(RULE, anchor(6), 10, 0);
    episodes(new Episode(0, 8, 0, Place.NONE));
    forgetAll(0);
    assertThat(board.next()).isEqualTo(18);
    board.dueBy(17);
    board.dueBy(20);
    assertThat(board.next()).isEqualTo(17);
    board.nothingDue();
    assertThat(board.next()).isEqualTo(18);
    forgetAll(18);
    assertThat(board.isEmpty()).isTrue();
  }

  private void forgetAll(long watermark) {
    board.forget(Map.of(FEED, SHORT), Map.of(RULE, 10L), Map.of("jam", 10L), watermark);
  }

  @Test
  void startsOnceHeardStayHeard() {
    assertThat(board.said()).isEqualTo(Long.MIN_VALUE);
    board.haveSaid(5);
    board.haveSaid(4);
    assertThat(board.said()).isEqualTo(5);
  }

  @Test
  void aStartMustBeHeardOfUnlessItHasBeen() {
    board.haveSaid(5);
    board.hearBy(5);
    assertThat(board.next()).isEqualTo(Board.NEVER);
    board.hearBy(6);
    assertThat(board.next()).isEqualTo(6);
  }

  @Test
  void wakesTooLateIfSomethingIsDueBeforeTheTimer() {
    assertThat(board.hasTimer()).isFalse();
    board.wakesAt(10);
    assertThat(board.hasTimer()).isTrue();
    assertThat(board.timer()).isEqualTo(10);
    board.dueBy(10);
    assertThat(board.wakesTooLate()).isFalse();
    board.dueBy(9);
    assertThat(board.wakesTooLate()).isTrue();
    board.isAwake();
    assertThat(board.hasTimer()).isFalse();
  }

  @Test
  void isEmptyOnlyIfNothingStandsThere() {
    assertThat(board.isEmpty()).isTrue();
    board.add(RULE, anchor(6), 10, 0);
    assertThat(board.isEmpty()).isFalse();
    board.forget(Map.of(), Map.of(), Map.of(), 0);
    episodes(new Episode(0, 8, 0, Place.NONE));
    assertThat(board.isEmpty()).isFalse();
  }

  private boolean add(Piece piece, Keeping keeping, int most, long watermark) {
    return board.add(FEED, piece, keeping, most, watermark) != null;
  }

  private void episodes(Episode... episodes) {
    board.signals().put("jam", "s1", new ArrayList<>(List.of(episodes)));
  }

  private static Piece piece(long time) {
    return piece(time, "e");
  }

  private static Piece piece(long time, String id) {
    return new Piece(Events.of(CRASH).at(time, id));
  }

  private static Piece spell(long from, long until) {
    Event.Special span = new Event.Special(until, null, false, null);
    return new Piece(Events.of(CRASH).at(from, "w").with(span));
  }

  private static Anchor anchor(long time) {
    return new Anchor(piece(time), new int[0], new long[0]);
  }
}
