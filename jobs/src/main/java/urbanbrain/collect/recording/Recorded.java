package urbanbrain.collect.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import urbanbrain.collect.Input;
import urbanbrain.collect.Position;
import urbanbrain.collect.Records;

/** What a live job recorded, in the order in which it read it. */
record Recorded(String folder, List<Input> inputs) implements Records.Store {

  @Override
  public List<Position> start() {
    return List.of(Position.START);
  }

  @Override
  public Records open(boolean isPaced, List<Position> positions) throws IOException {
    Played played = new Played(Stretch.of(at()), Played.indices(inputs));
    played.skip(positions.get(0).offset());
    return played;
  }

  @Override
  public long bytes() throws IOException {
    long bytes = 0;
    for (Stretch stretch : Stretch.of(at())) {
      bytes += Files.size(stretch.file());
    }
    return bytes;
  }

  private Folder at() {
    return new Folder(Path.of(folder), Disk.OURS);
  }

  /**
   * The parts of these live sources as they were recorded.
   *
   * @param live one for each source, or for each part of it
   * @throws IOException where nothing is recorded
   */
  static List<Input> parts(Path folder, List<Input> live) throws IOException {
    List<Stretch> stretches = Stretch.of(new Folder(folder, Disk.OURS));
    if (stretches.isEmpty()) {
      throw new IOException("there is no recording in " + folder);
    }
    Set<Head.Part> known = new LinkedHashSet<>();
    stretches.forEach(stretch -> known.addAll(stretch.head().parts()));
    Input.Recorded origin = new Input.Recorded(folder.toString());
    List<Input> parts = new ArrayList<>();
    for (Input source : live) {
      int before = parts.size();
      for (Head.Part part : known) {
        if (part.source().equals(source.spec().name())) {
          parts.add(new Input(origin, source.spec().of(part.name())));
        }
      }
      if (parts.size() == before) {
        parts.add(new Input(origin, source.spec())); // a source that came later
      }
    }
    return parts;
  }
}
