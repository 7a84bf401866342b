package urbanbrain.live;

import urbanbrain.job.LocalReplay;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;

/** Hears of a replay only what a test asks for. */
class Replayed implements LocalReplay.Listener {

  @Override
  public void alert(Alert alert) {
    // who asks for messages overrides this
  }

  @Override
  public void incident(Incident incident) {
    // who asks for incidents overrides this
  }

  @Override
  public void audit(AuditLine line) {
    // who asks for the audit overrides this
  }
}
