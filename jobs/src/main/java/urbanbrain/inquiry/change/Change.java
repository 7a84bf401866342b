package urbanbrain.inquiry.change;

import java.util.List;
import java.util.Optional;

/** One thing that is otherwise than in the rule, or in the recording. */
public sealed interface Change {

  /** How large a change it is: one halving or doubling of a number is 1. */
  double cost();

  /** The edit of a rule's text that makes it, if that is how it is made. */
  default Optional<Edit> edit() {
    return Optional.empty();
  }

  /** A number is another one. */
  record Turned(Dial dial, double number) implements Change {

    private static final double MOST = 6;

    @Override
    public double cost() {
      double now = dial.value();
      boolean isRatio = now > 0 && number > 0;
      return isRatio ? Math.min(MOST, Math.abs(Math.log(number / now) / Math.log(2))) : MOST / 2;
    }

    @Override
    public Optional<Edit> edit() {
      return Optional.of(new Edit(dial.rule(), dial.from(), dial.to(), dial.write(number)));
    }
  }

  /** A part of a condition is not asked for. */
  record Unasked(Condition condition) implements Change {
    @Override
    public double cost() {
      return 3;
    }

    @Override
    public Optional<Edit> edit() {
      return Optional.of(condition.dropped());
    }
  }

  /** A leg that must be absent may be there: what came says most, however little it came by. */
  record Allowed(String leg) implements Change {
    @Override
    public double cost() {
      return 0;
    }
  }

  /** A leg need not be there. */
  record Without(String leg) implements Change {
    @Override
    public double cost() {
      return 5;
    }
  }

  /**
   * Neither place nor key is compared.
   *
   * @param same the fields that had to be the same; empty where places are compared
   */
  record Anywhere(List<String> same) implements Change {
    @Override
    public double cost() {
      return 4;
    }
  }

  /** The recording is otherwise. */
  record Recorded(Otherwise how) implements Change {
    @Override
    public double cost() {
      return 0;
    }
  }

  /** How a recording, or what is made of it, can be otherwise. */
  enum Otherwise {
    /** Events that came too late count. */
    LATE_COUNTS,
    /** The rule is judged: it is in draft, or retired. */
    JUDGED,
    /** It goes on for a while without any further event. */
    GOES_ON,
    /** Its sources lived all the time. */
    SOURCES_LIVE
  }
}
