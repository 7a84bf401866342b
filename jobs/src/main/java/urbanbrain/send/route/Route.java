package urbanbrain.send.route;

import java.io.Serializable;
import urbanbrain.send.ChannelFilter;
import urbanbrain.verdict.Alert;

/**
 * What a channel is for.
 *
 * @param filter by rule and severity
 * @param places by area
 * @param certainty by how certain it is
 * @param updateEvery how far apart in time updates of one incident are that say nothing new of its
 *     state, in milliseconds; 0 for all
 * @param escalateAfter how long after the channel was told of an incident it goes to another one if
 *     nobody has taken it in hand, in milliseconds; 0 for never
 */
public record Route(
    ChannelFilter filter, Places places, Certainty certainty, long updateEvery, long escalateAfter)
    implements Serializable {

  /** How certain it is what a channel is told. */
  public enum Certainty {
    /** All of it. */
    ANY,
    /** What was observed, and what follows. */
    OBSERVED,
    /** What is likely only, and what becomes of it. */
    LIKELY
  }

  /** Whether the channel is for a message, however certain. */
  boolean isFor(Alert alert) {
    return filter.takes(alert) && (alert.isSystem() || places.hold(alert.facts()));
  }

  /** Whether it is as certain as the channel asks for. */
  boolean isCertainEnough(Alert alert) {
    boolean isLikely = alert.state() == Alert.State.PROVISIONAL;
    return switch (certainty) {
      case ANY -> true;
      case OBSERVED -> !isLikely;
      case LIKELY -> isLikely;
    };
  }
}
