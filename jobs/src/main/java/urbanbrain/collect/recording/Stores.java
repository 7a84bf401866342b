package urbanbrain.collect.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import urbanbrain.collect.Input;
import urbanbrain.collect.Merge;
import urbanbrain.collect.Records;

/** Where the past of a city lies: in files, or in what a live job recorded. */
public final class Stores {

  private Stores() {}

  /** The store of all parts of a city's sources, none of which is live. */
  public static Records.Store of(List<Input> inputs) {
    return !inputs.isEmpty() && inputs.get(0).origin() instanceof Input.Recorded recorded
        ? new Recorded(recorded.folder(), List.copyOf(inputs))
        : new Merge.Files(inputs);
  }

  /**
   * The parts of live sources as they were recorded, in place of the live ones.
   *
   * @param folder where the recording lies
   * @throws IOException where there is none
   */
  public static List<Input> recorded(Path folder, List<Input> live) throws IOException {
    return Recorded.parts(folder, live);
  }
}
