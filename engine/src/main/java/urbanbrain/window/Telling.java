package urbanbrain.window;

import java.util.function.Supplier;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Findings;

/** Is told of the episodes of a rule for a key, as they are judged. */
@FunctionalInterface
public interface Telling {

  /**
   * An episode has begun, or what was said of it has changed. It is not taken back.
   *
   * @param before what was said of it before, null if nothing
   * @param now what holds now; it starts earlier than before only while its start is not final
   * @param findings what it rests on, as now known
   */
  void told(WindowRule rule, Episode before, Episode now, Supplier<Findings> findings);
}
