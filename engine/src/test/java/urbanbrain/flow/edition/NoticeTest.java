package urbanbrain.flow.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.common.TaskInfoImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import urbanbrain.event.Event;
import urbanbrain.flow.Routed;
import urbanbrain.rule.edition.EditionText;

/** Every task hears of an edition, and is told once by each that tells it. */
class NoticeTest {

  private static final EditionText EDITION =
      new EditionText(3, 43_200_000, Map.of("rules/slow.yaml", "rule: slow"));

  @ParameterizedTest
  @CsvSource({"1, 128", "2, 128", "3, 128", "7, 128", "40, 128"})
  void everyTaskBehindTheBucketsGetsOne(int tasks, int keyGroups) {
    Audience audience = new Audience(tasks, keyGroups);
    List<Event> notices = Notice.events(EDITION, Set.of(audience));
    assertThat(notices.stream().map(notice -> audience.task(notice.bucket())))
        .containsExactlyInAnyOrderElementsOf(all(tasks));
    assertThat(notices).allMatch(notice -> Notice.of(notice).line().equals(EDITION.line()));
  }

  @ParameterizedTest
  @CsvSource({"1, 128", "2, 128", "3, 128", "40, 128", "200, 512"})
  void everyTaskBehindAKeyGetsOne(int tasks, int keyGroups) {
    Audience audience = new Audience(tasks, keyGroups);
    List<Routed> notices =
        Notice.routed(EDITION, new TaskInfoImpl("demux", keyGroups, 0, tasks, 0));
    assertThat(notices.stream().map(notice -> audience.task(notice.key())))
        .containsExactlyInAnyOrderElementsOf(all(tasks));
  }

  @Test
  void aTaskThatNoBucketIsOfGetsNone() {
    Audience audience = new Audience(2_000, 2_000);
    Set<Integer> reached =
        IntStream.range(0, Event.BUCKETS).mapToObj(audience::task).collect(Collectors.toSet());
    assertThat(Notice.events(EDITION, Set.of(audience))).hasSameSizeAs(reached);
  }

  @Test
  void audiencesShareTheirNotices() {
    Set<Audience> audiences = Set.of(new Audience(3, 128), new Audience(1, 128));
    assertThat(Notice.events(EDITION, audiences)).hasSize(3);
  }

  private static List<Integer> all(int tasks) {
    return IntStream.range(0, tasks).boxed().toList();
  }
}
