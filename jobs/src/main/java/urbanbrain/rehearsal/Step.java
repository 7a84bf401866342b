package urbanbrain.rehearsal;

import urbanbrain.rule.test.Arrival;

/**
 * One step of a play.
 *
 * @param arrival the event that arrives; null where time goes on
 * @param watermark how far event time goes, where none arrives
 */
record Step(Arrival arrival, long watermark) {

  static Step of(Arrival arrival) {
    return new Step(arrival, 0);
  }

  static Step to(long watermark) {
    return new Step(null, watermark);
  }
}
