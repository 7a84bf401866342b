package urbanbrain.collect;

import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;

/** All files of a recording and how far each has been read: one reader merges them. */
record FilesSplit(List<Position> positions) implements SourceSplit {

  FilesSplit {
    positions = List.copyOf(positions);
  }

  @Override
  public String splitId() {
    return "files";
  }
}
