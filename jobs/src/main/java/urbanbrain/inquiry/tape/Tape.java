package urbanbrain.inquiry.tape;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import urbanbrain.city.City;
import urbanbrain.collect.Records;
import urbanbrain.collect.recording.Stores;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.flow.decode.DeadLetter;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.flow.decode.Decoder;
import urbanbrain.flow.decode.LateLetter;
import urbanbrain.job.LocalCity;

/**
 * What decode says of a recording, kept to be heard again and again, by other rules too.
 *
 * <p>Of the words on how far the sources are only one now and then is kept: the final truth does
 * not depend on the others.
 */
public final class Tape {

  /** So much of a recording is enough for most questions, where a rule does not look further. */
  private static final long AROUND = 6 * 3_600_000L;

  /** So many events are heard between two words on how far the sources are. */
  private static final int RARELY = 64;

  private final List<Decoded> said;
  private final long newest;

  /**
   * A tape.
   *
   * @param newest the time of the recording's newest event: nothing after it is judged
   */
  private Tape(List<Decoded> said, long newest) {
    this.said = said;
    this.newest = newest;
  }

  /** What is heard of a recording beside what is kept. */
  public interface Bystander {

    /** Any event that counts, of whatever stream. */
    void heard(Event event);

    /** An event that came too late. */
    void late(LateLetter letter);

    /** A record that became no event, while the newest event was of this time. */
    void dead(DeadLetter letter, long newest);

    /** Nobody. */
    Bystander NONE =
        new Bystander() {
          @Override
          public void heard(Event event) {}

          @Override
          public void late(LateLetter letter) {}

          @Override
          public void dead(DeadLetter letter, long newest) {}
        };
  }

  /**
   * Plays a city's recording once and keeps the events of these streams.
   *
   * @param streams their names
   */
  public static Tape of(City city, Set<String> streams, Bystander bystander) throws IOException {
    Set<Integer> codes = streams.stream().map(StableHash::code).collect(Collectors.toSet());
    Recorder recorder = new Recorder(codes, bystander);
    Decoder decoder = new Decoder(city.specs(), city.assets(), true, recorder);
    try (Records records = Stores.of(city.sources()).open()) {
      while (records.hasNext()) {
        decoder.take(records.next());
        decoder.tell();
      }
    }
    decoder.end();
    return recorder.tape();
  }

  /**
   * The same, of the events around what is asked for alone.
   *
   * @param reach how far from it a rule may look, in milliseconds
   */
  public Tape around(Question question, long reach) {
    long side = question.slack() + reach + AROUND;
    long from = question.at() - side;
    long to = question.at() + side;
    List<Decoded> part =
        said.stream()
            .filter(d -> !(d instanceof Decoded.Heard heard) || isIn(heard.event(), from, to))
            .toList();
    return new Tape(part, newest);
  }

  private static boolean isIn(Event event, long from, long to) {
    return event.time() >= from && event.time() <= to;
  }

  /** The same, had all sources lived all the time. */
  public Tape withoutPauses() {
    return new Tape(said.stream().filter(d -> !(d instanceof Decoded.Paused)).toList(), newest);
  }

  /** Whether it holds no more events than another. */
  public boolean isWhole(Tape other) {
    return said.size() == other.said.size();
  }

  /** Whether any source was not alive for a while. */
  public boolean hasPauses() {
    return said.stream().anyMatch(Decoded.Paused.class::isInstance);
  }

  /** The same, had nothing happened for a while longer before the recording ended. */
  public Tape longer(long millis) {
    return new Tape(said, newest == Long.MIN_VALUE ? newest : newest + millis);
  }

  /** The time of the recording's newest event. */
  public long newest() {
    return newest;
  }

  /** The events that are kept. */
  public Stream<Event> events() {
    return said.stream()
        .filter(Decoded.Heard.class::isInstance)
        .map(d -> ((Decoded.Heard) d).event());
  }

  /** Lets a city hear all of it, to its end. */
  public void play(City city, LocalCity.Listener listener) {
    LocalCity stages = new LocalCity(city.name(), city.clocks(), city.assets(), listener);
    said.forEach(stages::take);
    stages.end(newest);
  }

  /** Keeps what is worth keeping. */
  private static final class Recorder implements Decoder.Out {

    private final Set<Integer> streams;
    private final Bystander bystander;
    private final List<Decoded> said = new ArrayList<>();
    private Decoded.Ticked pending;
    private int ticked;
    private long newest = Long.MIN_VALUE;

    Recorder(Set<Integer> streams, Bystander bystander) {
      this.streams = streams;
      this.bystander = bystander;
    }

    @Override
    public void decoded(Decoded decoded) {
      if (decoded instanceof Decoded.Ticked ticked) {
        pending = ticked;
        newest = ticked.newest();
      } else if (decoded instanceof Decoded.Heard heard) {
        bystander.heard(heard.event());
        if (streams.contains(heard.event().stream())) {
          keep(decoded);
        }
      } else {
        keep(decoded);
      }
    }

    private void keep(Decoded decoded) {
      if (pending != null && said.size() - ticked > RARELY) {
        said.add(pending);
        pending = null;
        ticked = said.size();
      }
      said.add(decoded);
    }

    @Override
    public void late(LateLetter letter) {
      bystander.late(letter);
    }

    @Override
    public void dead(DeadLetter letter) {
      bystander.dead(letter, newest);
    }

    Tape tape() {
      Optional.ofNullable(pending).ifPresent(said::add);
      return new Tape(List.copyOf(said), newest);
    }
  }
}
