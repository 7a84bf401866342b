package urbanbrain.rule;

import java.io.Serializable;
import java.util.List;
import urbanbrain.cel.Truth;

/** What a rule asks for: the parsed and checked {@code when}. Durations in milliseconds. */
public sealed interface Form extends Serializable {

  /** The legs, in the order in which the rule names them. */
  List<Leg> legs();

  /** One fitting event, or the start of one signal, is enough. */
  record Any(List<Leg> legs) implements Form {}

  /**
   * Around each event of the anchor leg, enough of the other legs.
   *
   * @param anchor the leg whose events are the anchors: an event leg
   * @param before how far before the anchor a leg may be
   * @param after how far after the anchor a leg may be
   * @param near the greatest distance from the anchor in metres; NaN where place does not matter
   * @param same the fields whose values must be the anchor's; empty where they do not matter. Never
   *     both near and same
   * @param atLeast how many legs must be filled, the anchor among them
   */
  record All(
      List<Leg> legs,
      Leg anchor,
      long before,
      long after,
      double near,
      List<String> same,
      int atLeast)
      implements Form {

    /** Whether places are compared. */
    public boolean isSpatial() {
      return !Double.isNaN(near);
    }
  }

  /**
   * An aggregate condition over a sliding window of one leg, by key.
   *
   * @param of the leg: an event leg
   * @param by the fields that make the key; empty for one key in all
   * @param over the window's length
   * @param every the distance of the boundaries; divides one day
   * @param lanes what is aggregated; conditions name lanes by their place here
   * @param raise the condition; false on the empty window
   * @param clear the condition to close; null for "not raise"
   * @param hold how long raise must have been true to open
   * @param keep how long clear must have been true to close
   */
  record Window(
      Leg of,
      List<String> by,
      long over,
      long every,
      List<Lane> lanes,
      Truth<Aggregates> raise,
      Truth<Aggregates> clear,
      long hold,
      long keep)
      implements Form {

    @Override
    public List<Leg> legs() {
      return List.of(of);
    }
  }
}
