package urbanbrain.flow.fuse.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Place;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Patch;

class SignalsTest {

  private static final Place HERE = new Place(40, -75);

  private final Signals signals = new Signals();

  @Test
  void aPatchReplacesWhatTouchesItsIntervalAndNothingElse() {
    Episode early = episode(0, 100);
    Episode within = episode(120, 150);
    Episode over = episode(160, 201);
    Episode late = episode(300, 400);
    signals.put("jam", "s1", new ArrayList<>(List.of(early, within, over, late)));
    Episode now = episode(130, 140);
    Signals.Change change = signals.apply(patch(100, 300, List.of(), List.of(now)));
    assertThat(change.gone()).containsExactly(within, over);
    assertThat(change.now()).containsExactly(now);
    assertThat(signals.episodes("jam", "s1")).containsExactly(early, now, late);
    assertThat(signals.size("jam")).isEqualTo(3);
    change = signals.apply(patch(99, 301, List.of(), List.of()));
    assertThat(change.gone()).containsExactly(early, now, late);
    assertThat(signals.isEmpty()).isTrue();
    assertThat(signals.size("jam")).isZero();
  }

  @Test
  void aPatchReplacesWhatItSaysStoodThereBeforeWhereverThatWas() {
    Episode stays = episode(0, 10);
    Episode moves = episode(500, Episode.OPEN);
    signals.put("jam", "s1", new ArrayList<>(List.of(stays, moves)));
    Episode now = episode(300, Episode.OPEN);
    Signals.Change change = signals.apply(patch(100, 200, List.of(moves), List.of(now)));
    assertThat(change.gone()).containsExactly(moves);
    assertThat(signals.episodes("jam", "s1")).containsExactly(stays, now);
  }

  @Test
  void aPatchReplacesAnEpisodeOfTheSameStartWhereverItsIntervalIs() {
    Episode stays = episode(0, 10);
    signals.put("jam", "s1", new ArrayList<>(List.of(stays, episode(300, Episode.OPEN))));
    Episode now = episode(300, 400);
    signals.apply(patch(100, 200, List.of(), List.of(now)));
    assertThat(signals.episodes("jam", "s1")).containsExactly(stays, now);
  }

  @Test
  void aPatchIsOnlySurerIfStartsEndsAndPlacesStayAsTheyWere() {
    Episode old = new Episode(100, 200, 100, HERE);
    assertThat(change(old, new Episode(100, 200, 150, HERE)).isOnlySurer()).isTrue();
    assertThat(change(old, new Episode(101, 200, 150, HERE)).isOnlySurer()).isFalse();
    assertThat(change(old, new Episode(100, 201, 150, HERE)).isOnlySurer()).isFalse();
    assertThat(change(old, new Episode(100, 200, 150, Place.NONE)).isOnlySurer()).isFalse();
    assertThat(new Signals.Change(List.of(old), List.of()).isOnlySurer()).isFalse();
    assertThat(new Signals.Change(List.of(), List.of(old)).isOnlySurer()).isFalse();
    assertThat(new Signals.Change(List.of(old, episode(300, 400)), List.of(old)).isOnlySurer())
        .isFalse();
    Signals.Change second =
        new Signals.Change(
            List.of(old, episode(300, 400)),
            List.of(old, new Episode(300, Episode.OPEN, 300, Place.NONE)));
    assertThat(second.isOnlySurer()).isFalse();
  }

  @Test
  void aChangeReachesFromItsFirstStartToItsLastEnd() {
    Signals.Change change = change(episode(100, 200), episode(50, 150));
    assertThat(change.from()).isEqualTo(50);
    assertThat(change.to()).isEqualTo(200);
    Signals.Change nothing = new Signals.Change(List.of(), List.of());
    assertThat(nothing.from()).isGreaterThan(nothing.to());
  }

  @Test
  void theEpisodeThatEndedFirstIsTheOldestWhateverItsKey() {
    signals.put("jam", "a", new ArrayList<>(List.of(episode(0, 90), episode(100, Episode.OPEN))));
    signals.put("jam", "b", new ArrayList<>(List.of(episode(10, 80), episode(150, 180))));
    signals.put("jam", "c", new ArrayList<>(List.of(episode(20, 80))));
    signals.put("rain", "a", new ArrayList<>(List.of(episode(0, 1))));
    assertThat(signals.removeOldest("jam")).isEqualTo(episode(10, 80));
    assertThat(signals.removeOldest("jam")).isEqualTo(episode(20, 80));
    assertThat(signals.removeOldest("jam")).isEqualTo(episode(0, 90));
    assertThat(signals.size("jam")).isEqualTo(2);
    assertThat(signals.removeOldest("jam")).isEqualTo(episode(150, 180));
    assertThat(signals.removeOldest("jam")).isEqualTo(episode(100, Episode.OPEN));
    assertThat(signals.asMap()).containsOnlyKeys("rain");
  }

  @Test
  void ofTwoThatAreEquallyOldTheOneOfTheSmallerKeyGoes() {
    signals.put("jam", "b", new ArrayList<>(List.of(episode(10, 80))));
    signals.put("jam", "a", new ArrayList<>(List.of(episode(10, 80))));
    signals.removeOldest("jam");
    assertThat(signals.episodes("jam", "a")).isEmpty();
    assertThat(signals.episodes("jam", "b")).hasSize(1);
  }

  @Test
  void anEpisodeIsKeptForTheRetentionAfterItsEndAndAnOpenOneToTheEndOfEverything() {
    signals.put("jam", "a", new ArrayList<>(List.of(episode(0, 90), episode(100, 110))));
    signals.put("jam", "b", new ArrayList<>(List.of(episode(5, Episode.OPEN))));
    signals.put("unknown", "a", new ArrayList<>(List.of(episode(0, 95))));
    Map<String, Long> retention = Map.of("jam", 20L);
    assertThat(signals.evict(retention, 94)).isEqualTo(130);
    assertThat(signals.size("jam")).isEqualTo(3);
    assertThat(signals.size("unknown")).isEqualTo(1);
    assertThat(signals.evict(retention, 109)).isEqualTo(130);
    assertThat(signals.size("jam")).isEqualTo(3);
    assertThat(signals.size("unknown")).isZero();
    assertThat(signals.evict(retention, 110)).isEqualTo(130);
    assertThat(signals.episodes("jam", "a")).containsExactly(episode(100, 110));
    assertThat(signals.size("jam")).isEqualTo(2);
    assertThat(signals.evict(retention, 130)).isEqualTo(Long.MIN_VALUE);
    assertThat(signals.episodes("jam", "b")).hasSize(1);
    assertThat(signals.evict(retention, Long.MAX_VALUE)).isEqualTo(Long.MIN_VALUE);
    assertThat(signals.isEmpty()).isTrue();
  }

  @Test
  void theNextStartIsStrictlyLaterOfWhateverSignalAndKey() {
    signals.put("jam", "a", new ArrayList<>(List.of(episode(0, 90), episode(100, 110))));
    signals.put("jam", "b", new ArrayList<>(List.of(episode(99, 110))));
    signals.put("rain", "b", new ArrayList<>(List.of(episode(98, 110))));
    assertThat(signals.firstStartAfter(-1)).isZero();
    assertThat(signals.firstStartAfter(0)).isEqualTo(98);
    assertThat(signals.firstStartAfter(98)).isEqualTo(99);
    assertThat(signals.firstStartAfter(99)).isEqualTo(100);
    assertThat(signals.firstStartAfter(100)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aCopyIsAsLargeAndStaysAsItIs() {
    signals.put("jam", "a", new ArrayList<>(List.of(episode(0, 90))));
    Signals copy = signals.copy();
    signals.put("jam", "b", new ArrayList<>(List.of(episode(0, 90))));
    assertThat(copy.size("jam")).isEqualTo(1);
    copy.removeOldest("jam");
    assertThat(copy.isEmpty()).isTrue();
    assertThat(signals.size("jam")).isEqualTo(2);
  }

  private static Signals.Change change(Episode old, Episode fresh) {
    return new Signals.Change(List.of(old), List.of(fresh));
  }

  private static Episode episode(long start, long end) {
    return new Episode(start, end, start, Place.NONE);
  }

  private static Patch patch(long from, long to, List<Episode> before, List<Episode> now) {
    return new Patch("jam", "s1", from, to, before, now);
  }
}
