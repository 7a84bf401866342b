package urbanbrain.flow.raise.book;

import static com.google.common.math.LongMath.saturatedAdd;

import urbanbrain.flow.raise.notice.Held;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;

/** Tells too many incidents of a rule at once as one. */
final class Storms {

  private final Voice voice;
  private final IncidentSpec.Storm spec;
  private final Storm storm;
  private final IncidentBook.Out out;

  Storms(Voice voice, Storm storm, IncidentBook.Out out) {
    this.voice = voice;
    this.spec = voice.rule().incident().storm();
    this.storm = storm;
    this.out = out;
  }

  /**
   * An incident begins. If it is one of too many, it is told by their summary only, and so held.
   *
   * @param now event time as far as it is known
   */
  boolean takes(Case home, long now) {
    boolean begins = storm.id == null;
    if (spec == null || !storm.begins(home.smallest(), spec.moreThan(), spec.within())) {
      return false;
    }
    home.held = new Held(AuditLine.What.STORM, voice.stormName(storm.id), Times.END);
    if (begins || storm.count >= 2 * storm.toldCount) {
      tell(Alert.State.OPEN, home.decided, now);
    }
    return true;
  }

  private void tell(Alert.State state, long time, long now) {
    out.alert(voice.summary(storm, state, time, now));
  }

  /** Says how a storm goes on, and when it is over. */
  void pass(Times times) {
    if (spec == null || storm.isEmpty()) {
      return;
    }
    boolean atEnd = times.own() == Times.END;
    if (storm.id != null) {
      long over = saturatedAdd(storm.last, spec.within());
      if (!atEnd && over <= times.own()) {
        tell(Alert.State.ENDED, over, times.own());
        storm.end();
      } else if (storm.hasNews()
          && (atEnd || times.own() >= storm.toldAt + voice.updateEvery(storm.first))) {
        tell(Alert.State.OPEN, storm.last, atEnd ? storm.last : times.own());
      }
    }
    if (atEnd) {
      storm.end();
    }
    storm.forget(atEnd ? Times.END : times.own() - 2 * spec.within());
  }

  /** Tells it again after a restart. */
  void repeat() {
    if (storm.id != null) {
      tell(Alert.State.OPEN, storm.last, storm.last);
    }
  }
}
