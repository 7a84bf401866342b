package urbanbrain.collect.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.asset.Assets;
import urbanbrain.city.Cities;
import urbanbrain.city.City;
import urbanbrain.collect.Input;
import urbanbrain.collect.Records;
import urbanbrain.flow.decode.DeadLetter;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.flow.decode.Decoder;
import urbanbrain.flow.decode.LateLetter;
import urbanbrain.flow.decode.Record;

/**
 * What is late is late in a replay too, and nothing else: whatever the order in which partitions
 * were read, by the lateness of each and by who was idle.
 */
class Played_latenessTest {

  private static final String CITY =
      """
      city: c
      zone: UTC
      rules: [rules]
      sources:
        - name: a
          kafka: { servers: "a:1", topic: a }
          lateness: 5s
          idle: 20s
          events: [ { stream: test.reading, time: at } ]
        - name: b
          kafka: { servers: "a:1", topic: b }
          lateness: 10s
          events: [ { stream: test.reading, time: at } ]
      """;

  @TempDir private Path folder;

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 10));
  }

  /** Writes down what becomes of records. */
  private static final class Fate implements Decoder.Out {
    private final List<String> events = new ArrayList<>();
    private final List<String> late = new ArrayList<>();
    private final List<String> dead = new ArrayList<>();

    @Override
    public void decoded(Decoded decoded) {
      if (decoded instanceof Decoded.Heard heard) {
        events.add(heard.event().source() + " " + heard.event().time());
      }
    }

    @Override
    public void dead(DeadLetter letter) {
      dead.add(letter.toString());
    }

    @Override
    public void late(LateLetter letter) {
      late.add(letter.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isDecidedAsItWas(long seed) throws IOException {
    Path file = Cities.write(folder, CITY);
    City.Given live = new City.Given(Optional.empty(), Optional.empty(), 0, City.Sources.LIVE);
    List<Input> parts = parts(City.read(file, live).city().orElseThrow());
    Fate then = new Fate();
    Decoder decoder =
        new Decoder(parts.stream().map(Input::spec).toList(), Assets.NONE, false, then);
    Path to = folder.resolve("recording");
    Keeping keeping = new Keeping(to.toString(), Keeping.ROTATE, Keeping.KEEP);
    Spool.Writer writer = new Spool.Writer("c", "one", Recorder.parts(parts));
    Spool spool = new Spool(keeping, Disk.OURS, writer, Mark.FRESH, () -> Spooled.START);
    for (Record record : records(new Random(seed), parts.size())) {
      spool.write(record);
      decoder.take(record);
    }
    spool.close();

    City taped = City.read(file, live.from(Optional.of(to))).city().orElseThrow();
    Fate now = new Fate();
    Decoder again = new Decoder(taped.specs(), Assets.NONE, false, now);
    try (Records played = Stores.of(taped.sources()).open()) {
      while (played.hasNext()) {
        again.take(played.next());
      }
    }
    assertThat(then.late).isNotEmpty();
    assertThat(then.dead).isNotEmpty();
    assertThat(now.late).isEqualTo(then.late);
    assertThat(now.dead).isEqualTo(then.dead);
    assertThat(now.events).isEqualTo(then.events);
  }

  private static List<Input> parts(City city) {
    List<Input> parts = new ArrayList<>();
    for (Input source : city.sources()) {
      for (int i = 0; i < 3; i++) {
        Input.Topic topic = ((Input.Topic) source.origin()).at(i);
        parts.add(new Input(topic, source.spec().of(topic.topic() + "-" + i)));
      }
    }
    return parts;
  }

  /** Partitions that are read in runs, each some way behind the others or ahead of them. */
  private static List<Record> records(Random random, int parts) {
    List<Record> records = new ArrayList<>();
    long[] positions = new long[parts];
    long clock = Spooled.START;
    while (records.size() < 600) {
      int part = random.nextInt(parts);
      long shift = random.nextInt(40_000) - 20_000L;
      for (int i = random.nextInt(20); i >= 0; i--) {
        clock += random.nextInt(400);
        long arrival = clock + shift;
        String text =
            random.nextInt(50) == 0
                ? "no record"
                : "{\"sensor\":\"s%d\",\"at\":%d}"
                    .formatted(random.nextInt(4), arrival - random.nextInt(12_000));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        records.add(
            new Record(Record.Kind.DATA, part, positions[part]++, bytes, 0, bytes.length, arrival));
      }
    }
    return records;
  }
}
