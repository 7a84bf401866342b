package urbanbrain.window.pane;

import java.util.List;
import urbanbrain.rule.Form;
import urbanbrain.window.evidence.EvidenceForm;

/** Plans of panes for tests, by how their events are held. */
enum Plans {
  FLAT(false, false),
  DEEP(true, false),
  REVISED(false, true);

  private final boolean isDeep;
  private final boolean isRevised;

  Plans(boolean isDeep, boolean isRevised) {
    this.isDeep = isDeep;
    this.isRevised = isRevised;
  }

  /** Of one level or of two. */
  static Plans deep(boolean isDeep) {
    return isDeep ? DEEP : FLAT;
  }

  /** Panes of this length for one window, and so many at most. */
  Panes.Plan of(Form.Window form, long pane, long most) {
    return new Panes.Plan(
        new Edges.Even(pane),
        new Layout(form.lanes()),
        EvidenceForm.of(List.of(form.of())),
        isDeep,
        isRevised,
        most);
  }
}
