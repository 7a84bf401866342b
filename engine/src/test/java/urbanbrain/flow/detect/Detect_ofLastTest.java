package urbanbrain.flow.detect;

import static urbanbrain.flow.detect.Rooms.MINUTE;
import static urbanbrain.flow.detect.Rooms.above30;
import static urbanbrain.flow.detect.Rooms.hot;
import static urbanbrain.flow.detect.Rooms.many;
import static urbanbrain.flow.detect.Rooms.play;
import static urbanbrain.flow.detect.Rooms.reading;
import static urbanbrain.flow.detect.Rooms.three;

import org.junit.jupiter.api.Test;
import urbanbrain.harness.Windows;

/** Rules that ask for raise at several of the last boundaries. */
class Detect_ofLastTest {

  private static Windows everyMinute() {
    return above30().over(MINUTE, MINUTE);
  }

  @Test
  void opensAtTheBoundaryThatMakesItEnough() {
    play(hot(everyMinute().ofLast(2, 3).form()))
        .event(reading("a", 0, 40))
        .event(reading("dip", MINUTE, 10))
        .event(reading("b", 2 * MINUTE, 40))
        .time(2 * MINUTE)
        .time(3 * MINUTE, "+hot 3..open 3 [a dip b]")
        .time(4 * MINUTE, "+hot 3..4 settled 3 [a dip b]")
        .time(20 * MINUTE)
        .leavesNoState();
  }

  @Test
  void aDipDoesNotCloseNorDoesOneEmptyWindow() {
    play(hot(everyMinute().ofLast(1, 3).form()))
        .event(reading("a", 0, 40))
        .event(reading("dip", MINUTE, 10))
        .event(reading("b", 3 * MINUTE, 40))
        .event(reading("cool", 4 * MINUTE, 10))
        .event(reading("cold", 5 * MINUTE, 10))
        .event(reading("ice", 6 * MINUTE, 10))
        .time(6 * MINUTE, "+hot 1..open 1 [a]")
        .time(7 * MINUTE, "+hot 1..7 settled 5 [a dip b cool cold]")
        .time(20 * MINUTE)
        .leavesNoState();
  }

  @Test
  void doesNotOpenAgainWhereThereIsNothing() {
    play(hot(everyMinute().ofLast(1, 5).form()))
        .event(reading("a", 0, 40))
        .time(2 * MINUTE, "+hot 1..open 1 [a]")
        .time(3 * MINUTE, "+hot 1..3 settled 1 [a]")
        .time(10 * MINUTE)
        .leavesNoState();
  }

  @Test
  void whatWasRaisedBeforeTheClosingStillCounts() {
    play(hot(everyMinute().ofLast(2, 5).form()))
        .event(reading("a", 0, 40))
        .event(reading("b", MINUTE, 40))
        .time(4 * MINUTE, "+hot 2..open 2 [a b]", "+hot 2..4 settled 2 [a b]")
        .event(reading("cool", 4 * MINUTE, 10))
        .time(5 * MINUTE, "+hot 5..open 1 [cool]")
        .time(6 * MINUTE, "+hot 5..6 settled 1 [cool]")
        .time(20 * MINUTE)
        .leavesNoState();
  }

  @Test
  void theHoldIsOfTheWholeCondition() {
    play(hot(everyMinute().ofLast(2, 3).hold(MINUTE).form()))
        .event(reading("a", 0, 40))
        .event(reading("b", MINUTE, 40))
        .event(reading("dip", 2 * MINUTE, 10))
        .time(2 * MINUTE)
        .time(3 * MINUTE, "+hot 3..open 3 [a b dip]")
        .end("+hot 3..open 3 [a b dip]");
  }

  /** The condition has held while the windows were empty; it opens at the first that is not. */
  @Test
  void theHoldGoesOnOverAClosing() {
    play(hot(everyMinute().ofLast(1, 5).hold(2 * MINUTE).form()))
        .event(reading("a", 0, 40))
        .event(reading("b", 2 * MINUTE, 40))
        .event(reading("c", 5 * MINUTE, 40))
        .time(2 * MINUTE)
        .time(3 * MINUTE, "+hot 3..open 2 [a b]")
        .time(4 * MINUTE)
        .time(5 * MINUTE, "+hot 3..5 settled 2 [a b]")
        .time(6 * MINUTE, "+hot 6..open 1 [c]")
        .end("+hot 6..open 1 [c]");
  }

  @Test
  void aMonotoneOneIsToldOnceTheLastBoundaryIsReached() {
    play(many(three().over(2 * MINUTE, MINUTE).ofLast(2, 2).form()))
        .event(reading("a", 0))
        .event(reading("b", 0))
        .event(reading("c", 0))
        .event(reading("d", MINUTE), "+many 2..open 4 [a b c d]")
        .time(2 * MINUTE)
        .time(3 * MINUTE, "+many 2..3 settled 4 [a b c d]")
        .time(20 * MINUTE)
        .leavesNoState();
  }

  @Test
  void aLateEventCountsAtEveryBoundaryThatItTouches() {
    play(many(three().over(2 * MINUTE, MINUTE).ofLast(2, 4).form()))
        .event(reading("a", 0))
        .event(reading("b", 0))
        .event(reading("d", 3 * MINUTE))
        .event(reading("c", 0), "+many 2..open 3 [a b c]")
        .end("+many 2..open 3 [a b c]");
  }
}
