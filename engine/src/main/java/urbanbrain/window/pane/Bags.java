package urbanbrain.window.pane;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import urbanbrain.window.sketch.LongSet;
import urbanbrain.window.sketch.Quantiles;

/**
 * What a pane holds beside its words.
 *
 * @param sets the different values of each lane that asks for them
 * @param sketches the distribution of each lane that asks for it
 */
record Bags(LongSet[] sets, Quantiles[] sketches) {

  private static final Bags NONE = new Bags(new LongSet[0], new Quantiles[0]);

  /** Empty ones; nothing is made where a pane has none. */
  static Bags empty(int sets, int sketches) {
    if (sets + sketches == 0) {
      return NONE;
    }
    Bags bags = new Bags(new LongSet[sets], new Quantiles[sketches]);
    for (int i = 0; i < sets; i++) {
      bags.sets[i] = new LongSet();
    }
    for (int i = 0; i < sketches; i++) {
      bags.sketches[i] = new Quantiles();
    }
    return bags;
  }

  Bags copy() {
    if (sets.length + sketches.length == 0) {
      return this;
    }
    Bags copy = new Bags(sets.clone(), sketches.clone());
    for (int i = 0; i < sets.length; i++) {
      copy.sets[i] = sets[i].copy();
    }
    for (int i = 0; i < sketches.length; i++) {
      copy.sketches[i] = sketches[i].copy();
    }
    return copy;
  }

  void write(DataOutput out) throws IOException {
    for (LongSet set : sets) {
      set.write(out);
    }
    for (Quantiles sketch : sketches) {
      sketch.write(out);
    }
  }

  static Bags read(int sets, int sketches, DataInput in) throws IOException {
    Bags bags = empty(sets, sketches);
    for (int i = 0; i < sets; i++) {
      bags.sets[i] = LongSet.read(in);
    }
    for (int i = 0; i < sketches; i++) {
      bags.sketches[i] = Quantiles.read(in);
    }
    return bags;
  }
}
