package urbanbrain.bench.rules;

import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Readings;

/** One that has loaded the rules. */
interface Player {

  /** How often which rule was fulfilled, and when. */
  Answer answer(Readings readings) throws Exception;

  /** Takes what it holds out of the way. */
  default void end() throws Exception {}
}
