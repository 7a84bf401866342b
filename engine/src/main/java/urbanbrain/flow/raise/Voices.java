package urbanbrain.flow.raise;

import java.util.HashMap;
import java.util.Map;
import urbanbrain.flow.raise.book.Voice;
import urbanbrain.flow.raise.notice.Former;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;

/** The voices of a city's rules in one life, each made once. */
final class Voices {

  private final City city;
  private final long epoch;
  private final long before;
  private final boolean checkpointed;
  private final Map<String, Voice> voices = new HashMap<>();

  /**
   * The voices of a life.
   *
   * @param epoch the restart epoch
   * @param before up to when a match may start that an earlier life may have told, whose last words
   *     are not remembered; {@link Long#MIN_VALUE} where there was none
   * @param checkpointed whether only what is of class M is told before it is remembered
   */
  Voices(City city, long epoch, long before, boolean checkpointed) {
    this.city = city;
    this.epoch = epoch;
    this.before = before;
    this.checkpointed = checkpointed;
  }

  /** The restart epoch. */
  long epoch() {
    return epoch;
  }

  /** The voice of a rule that raises. */
  Voice of(String rule) {
    return voices.computeIfAbsent(rule, name -> make(city.rules.get(name)));
  }

  private Voice make(Rule rule) {
    boolean isRemembered = checkpointed && rule.verdict() != RuleClass.M;
    Former former = new Former(rule, isRemembered ? Long.MIN_VALUE : before);
    return new Voice(rule, city.wording, epoch, city.limits(), former);
  }
}
