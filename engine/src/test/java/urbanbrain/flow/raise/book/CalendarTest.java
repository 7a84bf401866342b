package urbanbrain.flow.raise.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Place;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/** It tells which cases a moment is about as going through all of them would. */
class CalendarTest {

  private record Dates(long word, boolean isLate, long end) {}

  private final Random random = new Random(11);
  private final Calendar calendar = new Calendar();
  private final List<Case> cases = new ArrayList<>();
  private final TreeMap<Case, Dates> dates =
      new TreeMap<>(Comparator.comparingLong(home -> home.number));

  @BeforeEach
  void begin() {
    for (int i = 0; i < 50; i++) {
      Case home = new Case();
      home.number = i;
      Evidence evidence = new Evidence(List.of(), 0, new long[0]);
      long start = random.nextInt(1_000);
      home.put(new Match(new MatchId(start, "m" + i, 0), "k", start, start, Place.NONE, evidence));
      cases.add(home);
    }
  }

  @Test
  void itTellsWhatIsDueAsCasesComeChangeAndGo() {
    for (int step = 0; step < 3_000; step++) {
      Case home = cases.get(random.nextInt(cases.size()));
      if (random.nextInt(3) == 0) {
        calendar.remove(home);
        dates.remove(home);
      } else {
        put(home, new Dates(time(), random.nextInt(20) == 0, time()));
      }
      checkAt(random.nextInt(1_000));
    }
  }

  private void checkAt(long now) {
    assertThat(calendar.toTell(now))
        .containsExactlyElementsOf(
            dates.keySet().stream()
                .filter(home -> dates.get(home).isLate() || dates.get(home).word() <= now)
                .toList());
    assertThat(calendar.over(now))
        .containsExactlyElementsOf(
            dates.keySet().stream().filter(home -> dates.get(home).end() <= now).toList());
    assertThat(calendar.due())
        .isEqualTo(
            dates.values().stream()
                .mapToLong(d -> Math.min(d.word(), d.end()))
                .min()
                .orElse(Times.END));
    assertThat(calendar.floor())
        .isEqualTo(dates.keySet().stream().mapToLong(Case::start).min().orElse(Times.END));
  }

  @Test
  void whatHasChangedIsLookedAtUntilItIsPutDown() {
    put(cases.get(3), new Dates(Times.END, false, Times.END));
    assertThat(calendar.toTell(Times.END)).isEmpty();
    calendar.stir(cases.get(3));
    calendar.stir(cases.get(1));
    assertThat(calendar.toTell(0)).containsExactly(cases.get(1), cases.get(3));
    assertThat(calendar.takeStirred()).containsExactly(cases.get(1), cases.get(3));
    assertThat(calendar.toTell(0)).isEmpty();
  }

  @Test
  void whatMayBeNamedAfterAMatchIsKnownByItsNameUntilItIsGone() {
    Case home = cases.get(0);
    home.fresh.put(new MatchId(7, "earlier", 0), 9L);
    put(home, new Dates(0, false, 0));
    assertThat(calendar.unnamed("m0")).containsExactly(home);
    assertThat(calendar.unnamed("earlier")).containsExactly(home);
    assertThat(calendar.unnamed("m1")).isEmpty();
    home.fresh.clear();
    put(home, new Dates(0, false, 0));
    assertThat(calendar.unnamed("earlier")).isEmpty();
    calendar.remove(home);
    assertThat(calendar.unnamed("m0")).isEmpty();
  }

  private void put(Case home, Dates due) {
    calendar.put(home, due.word(), due.isLate(), due.end());
    dates.put(home, due);
  }

  private long time() {
    return random.nextInt(10) == 0 ? Times.END : random.nextInt(1_000);
  }
}
