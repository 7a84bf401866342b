package urbanbrain.collect;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import urbanbrain.event.Event;
import urbanbrain.flow.decode.Record;
import urbanbrain.mapping.Fault;
import urbanbrain.mapping.Mapper;

/**
 * The records of several files in the order of arrival: of all files the one whose next record came
 * in first gives it. A file's own order stays as it is. A record that does not say when it came in
 * counts as come in when its event happened; one that says neither, with the one before it.
 */
public final class Merge implements Records {

  /** So many records of a file are looked at to find its first event. */
  private static final int LOOKED_AT = 1_000;

  private final List<Input> inputs;
  private final boolean needsArrival;
  private final Position[] positions;
  private final Lane[] lanes;
  private final PriorityQueue<Lane> heads =
      new PriorityQueue<>(
          Comparator.<Lane>comparingLong(l -> l.arrival).thenComparing(l -> l.source));

  private final ArrayDeque<Record> words = new ArrayDeque<>();
  private Lane given;

  /**
   * Files.
   *
   * @param inputs the parts of a city's sources, all of which are files
   */
  public record Files(List<Input> inputs) implements Store {

    public Files {
      inputs = List.copyOf(inputs);
    }

    @Override
    public List<Position> start() {
      return inputs.stream().map(i -> Position.START).toList();
    }

    @Override
    public Records open(boolean isPaced, List<Position> positions) throws IOException {
      return at(inputs, isPaced, positions);
    }

    @Override
    public long bytes() throws IOException {
      return Recording.bytes(inputs);
    }
  }

  /** One file, its mapper, and when the record at its head came in. */
  private static final class Lane {
    private final int source;
    private final OpenFile file;
    private final Mapper mapper;
    private long arrival = Long.MIN_VALUE;

    Lane(int source, OpenFile file, Mapper mapper) {
      this.source = source;
      this.file = file;
      this.mapper = mapper;
    }
  }

  private Merge(List<Input> inputs, boolean isPaced, List<Position> positions) {
    this.inputs = inputs;
    this.positions = positions.toArray(Position[]::new);
    this.needsArrival = isPaced || inputs.size() > 1;
    this.lanes = new Lane[inputs.size()];
  }

  /** All files from their start. */
  public static Merge of(List<Input> inputs) throws IOException {
    return at(inputs, false, inputs.stream().map(i -> Position.START).toList());
  }

  /**
   * The files where they were left.
   *
   * @param isPaced whether {@link #arrival} will be asked for
   */
  static Merge at(List<Input> inputs, boolean isPaced, List<Position> positions)
      throws IOException {
    Merge merge = new Merge(inputs, isPaced, positions);
    for (int source = 0; source < inputs.size(); source++) {
      if (!positions.get(source).hasEnded()) {
        merge.open(source);
      }
    }
    return merge;
  }

  private void open(int source) throws IOException {
    Input input = inputs.get(source);
    OpenFile file = OpenFile.at(positions[source], source, input);
    Lane lane = new Lane(source, file, new Mapper(input.spec()));
    lanes[source] = lane;
    Record header = header(lane, file);
    if (!positions[source].hasBegun()) {
      if (header != null) {
        words.add(header);
      }
      if (inputs.size() > 1) {
        announce(source);
      }
    }
    advance(lane);
  }

  private Record header(Lane lane, OpenFile file) throws IOException {
    Record header = file.header();
    if (header == null && positions[lane.source].offset() > 0) {
      try (OpenFile first = OpenFile.at(Position.START, lane.source, inputs.get(lane.source))) {
        header = first.header();
      }
    }
    if (header != null) {
      teach(lane.mapper, header);
    }
    return header;
  }

  /** A header that cannot be read is decode's to complain of. */
  private static void teach(Mapper mapper, Record header) {
    try {
      mapper.readHeader(header.bytes(), header.offset(), header.length());
    } catch (Fault fault) {
      // decode is given the same header
    }
  }

  /** Says when a file's first event will be, so that until then it holds back no others. */
  private void announce(int source) throws IOException {
    Input input = inputs.get(source);
    Mapper mapper = new Mapper(input.spec());
    try (OpenFile file = OpenFile.at(Position.START, source, input)) {
      if (file.header() != null) {
        teach(mapper, file.header());
      }
      for (int i = 0; i < LOOKED_AT && file.advance(); i++) {
        Mapper.First first = first(mapper, file.head());
        if (first.event() != null) {
          words.add(Record.starts(source, first.said()));
          return;
        }
      }
    }
  }

  private static Mapper.First first(Mapper mapper, Record head) {
    mapper.at(head.position());
    return head.kind() == Record.Kind.DATA
        ? mapper.first(head.bytes(), head.offset(), head.length(), head.received())
        : new Mapper.First();
  }

  private void advance(Lane lane) throws IOException {
    if (lane.file.advance()) {
      lane.arrival = needsArrival ? arrival(lane) : lane.arrival;
      heads.add(lane);
    } else {
      positions[lane.source] = ended(lane.file.position());
      words.add(Record.end(lane.source));
      lane.file.close();
    }
  }

  private static Position ended(Position last) {
    return new Position(true, true, last.offset(), last.line());
  }

  private static long arrival(Lane lane) {
    Record head = lane.file.head();
    try {
      if (head.kind() == Record.Kind.DATA) {
        long arrival = lane.mapper.arrival(head.bytes(), head.offset(), head.length());
        if (arrival != Event.NO_ARRIVAL) {
          return arrival;
        }
      }
    } catch (Fault fault) {
      return lane.arrival;
    }
    Mapper.First first = first(lane.mapper, head);
    return first.event() == null ? lane.arrival : first.said();
  }

  @Override
  public boolean hasNext() throws IOException {
    if (given != null) {
      Lane last = given;
      given = null;
      advance(last);
    }
    return !words.isEmpty() || !heads.isEmpty();
  }

  @Override
  public long arrival() {
    return heads.element().arrival;
  }

  @Override
  public Record next() {
    if (!words.isEmpty()) {
      return words.remove();
    }
    given = heads.remove();
    given.file.pass();
    return given.file.head();
  }

  @Override
  public boolean isWord() {
    return !words.isEmpty();
  }

  @Override
  public List<Position> positions() {
    List<Position> now = new ArrayList<>();
    for (int source = 0; source < positions.length; source++) {
      boolean isOpen = lanes[source] != null && !positions[source].hasEnded();
      now.add(isOpen ? lanes[source].file.position() : positions[source]);
    }
    return now;
  }

  @Override
  public long bytesRead() {
    long bytes = 0;
    for (Lane lane : lanes) {
      bytes += lane == null ? 0 : lane.file.bytesRead();
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    for (Lane lane : lanes) {
      if (lane != null) {
        lane.file.close();
      }
    }
  }
}
