package urbanbrain.window;

import urbanbrain.window.pane.Panes;

/**
 * Those who judge one rule, made once and turned to one key after another: to make them for each
 * event would cost more than what they do. Not to be shared between threads.
 */
final class Court {

  private final Sight sight;
  private final Judge judge;
  private final LookAhead lookAhead;
  private final Calm calm;

  Court(WindowRule rule) {
    sight = new Sight(rule);
    judge = new Judge(sight);
    lookAhead = new LookAhead(sight, judge);
    calm = new Calm(sight, judge);
  }

  /** Turns to a key, of which the telling, which may be null, is told. */
  Court turnTo(Panes panes, Watch watch, Telling telling) {
    sight.turnTo(panes, watch);
    judge.turnTo(watch, telling);
    lookAhead.turnTo(watch, telling);
    calm.turnTo(watch);
    return this;
  }

  Sight sight() {
    return sight;
  }

  Judge judge() {
    return judge;
  }

  LookAhead lookAhead() {
    return lookAhead;
  }

  Calm calm() {
    return calm;
  }
}
