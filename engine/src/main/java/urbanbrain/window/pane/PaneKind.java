package urbanbrain.window.pane;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import urbanbrain.window.evidence.Kept;

/**
 * What the panes of a ring hold.
 *
 * @param stride how many words
 * @param sets how many sets of different values
 * @param sketches how many distributions
 * @param keep which of their events
 */
record PaneKind(int stride, int sets, int sketches, Keep keep) {

  /** Which events of a pane are kept. */
  enum Keep {
    /** None: another ring keeps them. */
    NONE,
    /** Those that evidence shows, and the last that has a place. */
    FIRST,
    /** All, as long as one may be taken out. */
    ALL
  }

  /** Room for the words of so many panes. */
  long[] words(int panes) {
    return new long[panes * stride];
  }

  /** Room for what so many panes hold beside words; null where that is nothing. */
  Bags[] bags(int panes) {
    return sets + sketches == 0 ? null : new Bags[panes];
  }

  /** Room for the events of so many panes; null where none are kept. */
  Kept kept(int panes) {
    return keep == Keep.NONE ? null : new Kept(panes, keep == Keep.ALL);
  }

  void write(DataOutput out) throws IOException {
    out.writeShort(stride);
    out.writeShort(sets);
    out.writeShort(sketches);
    out.writeBoolean(keep != Keep.NONE);
    out.writeBoolean(keep == Keep.ALL);
  }

  static PaneKind read(DataInput in) throws IOException {
    return new PaneKind(
        in.readUnsignedShort(),
        in.readUnsignedShort(),
        in.readUnsignedShort(),
        keep(in.readBoolean(), in.readBoolean()));
  }

  private static Keep keep(boolean some, boolean all) {
    if (all) {
      return Keep.ALL;
    }
    return some ? Keep.FIRST : Keep.NONE;
  }
}
