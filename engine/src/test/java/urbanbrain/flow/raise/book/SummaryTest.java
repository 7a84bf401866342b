package urbanbrain.flow.raise.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

class SummaryTest {

  private static final StreamType CALL = Events.stream("health.ems_call");
  private static final int[] RANKS = {1, 0};
  private static final Place HERE = new Place(1, 2);
  private static final Place THERE = new Place(3, 4);

  @Test
  void ranksAreTheOrderOfTheLegsNames() {
    Form form =
        new Form.Any(List.of(Rules.leg("crash", CALL), Rules.leg("b", CALL), Rules.leg("a", CALL)));
    assertThat(Summary.ranks(form)).containsExactly(2, 1, 0);
  }

  @Test
  void placeAndKeyAreThoseOfTheSmallestMatchAndTheSpanIsThatOfAll() {
    Match first = new Match(new MatchId(5, "b", 0), "k", 5, 9, HERE, evidence(), false);
    Match other = new Match(new MatchId(6, "a", 0), "l", 6, 20, THERE, evidence(), true);
    for (List<Match> order : List.of(List.of(first, other), List.of(other, first))) {
      Summary all = Summary.of(RANKS, null, order);
      assertThat(all.smallest()).isEqualTo(first.id());
      assertThat(all.place()).isEqualTo(HERE);
      assertThat(all.key()).isEqualTo("k");
      assertThat(all.start()).isEqualTo(5);
      assertThat(all.end()).isEqualTo(20);
      assertThat(all.matches()).isEqualTo(2);
      assertThat(all.isDegraded()).isTrue();
    }
    Summary before = Summary.of(RANKS, null, List.of(first));
    assertThat(before.isDegraded()).isFalse();
    Summary all = Summary.of(RANKS, before, List.of(other, other));
    assertThat(all.matches()).isEqualTo(3);
    assertThat(all.smallest()).isEqualTo(first.id());
  }

  @Test
  void aPieceOfSeveralMatchesCountsOnceUnderTheLegThatIsFirstByName() {
    Evidence crash =
        new Evidence(List.of(ref("crash", 1), ref("crash", 2)), 2, new long[] {1, 2}, new int[2]);
    Evidence bad =
        new Evidence(List.of(ref("bad", 2), ref("bad", 3)), 2, new long[] {2, 3}, new int[] {1, 1});
    for (List<Match> order :
        List.of(List.of(match(1, crash), match(2, bad)), List.of(match(2, bad), match(1, crash)))) {
      Summary all = Summary.of(RANKS, null, order);
      assertThat(all.evidence().total()).isEqualTo(3);
      assertThat(all.evidence().identities()).containsExactly(1, 2, 3);
      assertThat(all.evidence().legs()).containsExactly(0, 1, 1);
      assertThat(all.counts(2)).containsExactly(1, 2);
      assertThat(all.evidence().shown())
          .containsExactly(ref("crash", 1), ref("bad", 2), ref("bad", 3));
      assertThat(all.firsts())
          .containsOnly(Map.entry("crash", ref("crash", 1)), Map.entry("bad", ref("bad", 2)));
    }
  }

  @Test
  void piecesThatAreNeverSharedAreAddedUp() {
    Evidence one = new Evidence(List.of(ref("a", 1), ref("a", 2)), 20, new long[0]);
    Evidence two = new Evidence(List.of(ref("a", 1)), 5, new long[0]);
    Summary all = Summary.of(RANKS, null, List.of(match(1, one), match(2, two)));
    assertThat(all.evidence().total()).isEqualTo(25);
    assertThat(all.evidence().shown()).containsExactly(ref("a", 1), ref("a", 1), ref("a", 2));
    assertThat(all.counts(2)).containsExactly(25, 0);
  }

  @Test
  void theFirstTenAreShown() {
    List<Match> matches = new ArrayList<>();
    for (int i = 11; i > 0; i--) {
      matches.add(match(i, new Evidence(List.of(ref("a", i)), 1, new long[] {i})));
    }
    List<EventRef> shown = Summary.of(RANKS, null, matches).evidence().shown();
    assertThat(shown)
        .extracting(EventRef::identity)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 10).boxed().toList());
  }

  @Test
  void theGistChangesWithAllThatAMessageSays() {
    Evidence one = new Evidence(List.of(ref("a", 1)), 1, new long[] {1});
    Match match = new Match(new MatchId(5, "b", 0), "k", 5, 9, HERE, one);
    long gist = gist(match);
    assertThat(gist(new Match(new MatchId(5, "b", 0), "k", 5, 9, HERE, one))).isEqualTo(gist);
    assertThat(gist(new Match(new MatchId(6, "b", 0), "k", 5, 9, HERE, one))).isNotEqualTo(gist);
    assertThat(gist(new Match(new MatchId(5, "c", 0), "k", 5, 9, HERE, one))).isNotEqualTo(gist);
    assertThat(gist(new Match(match.id(), "k", 6, 9, HERE, one))).isNotEqualTo(gist);
    assertThat(gist(new Match(match.id(), "k", 5, 8, HERE, one))).isNotEqualTo(gist);
    assertThat(gist(new Match(match.id(), "k", 5, 9, THERE, one))).isNotEqualTo(gist);
    assertThat(gist(match.degraded())).isNotEqualTo(gist);
    Evidence two = new Evidence(List.of(ref("a", 2)), 1, new long[] {2});
    assertThat(gist(new Match(match.id(), "k", 5, 9, HERE, two))).isNotEqualTo(gist);
    Evidence more = new Evidence(List.of(ref("a", 1)), 2, new long[] {1, 2});
    assertThat(gist(new Match(match.id(), "k", 5, 9, HERE, more))).isNotEqualTo(gist);
  }

  private static long gist(Match match) {
    return Summary.of(RANKS, null, List.of(match)).gist();
  }

  private static Evidence evidence() {
    return new Evidence(List.of(), 0, new long[0]);
  }

  private static Match match(long time, Evidence evidence) {
    return new Match(new MatchId(time, "m", 0), null, time, time, HERE, evidence);
  }

  private static EventRef ref(String leg, long number) {
    return new EventRef(leg, "s", "e" + number, number, HERE, number, Map.of());
  }
}
