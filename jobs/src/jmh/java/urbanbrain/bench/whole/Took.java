package urbanbrain.bench.whole;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Cost;

/**
 * What came of a process, and what it took.
 *
 * @param records how many were read
 * @param alerts how many messages came
 * @param incidents the final ones
 * @param state bytes of all state in the largest checkpoint; 0 without one
 * @param each what a record took, without what a run over none takes
 */
record Took(long records, long alerts, Answer incidents, long state, Cost each) {

  /** As a line of text. */
  String line() {
    return LongStream.of(
            records,
            alerts,
            incidents.count(),
            incidents.checksum(),
            state,
            Math.round(each.wall() * 1e3),
            Math.round(each.cpu() * 1e3))
        .mapToObj(Long::toString)
        .collect(Collectors.joining(" "));
  }

  /** What a line of text says. */
  static Took of(String line) {
    long[] all = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
    return new Took(
        all[0], all[1], new Answer(all[2], all[3]), all[4], new Cost(all[5] / 1e3, all[6] / 1e3));
  }
}
