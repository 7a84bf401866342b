package urbanbrain.inquiry.tape;

import java.util.List;
import urbanbrain.flow.decode.DeadLetter;
import urbanbrain.flow.decode.LateLetter;

/**
 * What was heard around a time and a place.
 *
 * @param legs of each leg that events fill, the rule's own first
 * @param sources of each source that gives their streams
 * @param late events of their streams that came too late to count, and are of around then
 * @param dead records of their sources that became no event, and came around then
 * @param newest the time of the recording's newest event
 */
public record Surroundings(
    List<OfLeg> legs,
    List<OfSource> sources,
    List<LateLetter> late,
    List<DeadLetter> dead,
    long newest) {

  /**
   * What was heard of a leg.
   *
   * @param rule the rule whose leg it is
   * @param fitting how many events that fit it there were around there
   * @param others how many more of its stream that do not fit its {@code where}
   * @param nearest the fitting event that is nearest in time and space; null if there is none
   */
  public record OfLeg(
      String rule, String leg, String stream, long fitting, long others, Near nearest) {}

  /**
   * An event and how far it is.
   *
   * @param later how much later than what is asked for, in milliseconds; negative if earlier
   * @param metres how far away; NaN where one of both has no place
   */
  public record Near(String id, long time, long later, double metres) {}

  /**
   * When a source was heard.
   *
   * @param before the time of its last event before what is asked for; {@code Long.MIN_VALUE} if
   *     there is none
   * @param after the time of its first event from then on; {@code Long.MAX_VALUE} if there is none
   * @param isSilent whether it gave nothing for as long as the rule looks around then
   */
  public record OfSource(String name, long before, long after, boolean isSilent) {}
}
