package urbanbrain.job;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.city.City;
import urbanbrain.collect.Records;
import urbanbrain.collect.recording.Stores;
import urbanbrain.flow.decode.DeadLetter;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.flow.decode.Decoder;
import urbanbrain.flow.decode.LateLetter;

/**
 * A city's recording from records to messages in the caller's thread, as {@link Replay} runs it on
 * an embedded cluster. For questions about a recording: it starts at once, every stage can be
 * listened to, and the clocks are told after every record, so that what is said is said at the
 * first record that makes it known.
 */
public final class LocalReplay {

  private final List<City> cities;

  /** Hears all that comes of a recording. */
  public interface Listener extends LocalCity.Listener {

    /** What decode says, before any stage hears it. */
    default void decoded(Decoded decoded) {}

    /** A record that became no event. */
    default void dead(DeadLetter letter) {}

    /** An event that came too late to count. */
    default void late(LateLetter letter) {}
  }

  /**
   * Replays a recording in one pass by several readings of one city file, as with other rules.
   *
   * @param cities with the same sources
   */
  public LocalReplay(City... cities) {
    this.cities = List.of(cities);
    for (City city : cities) {
      checkArgument(
          city.sources().size() == cities[0].sources().size(), "cities with other sources");
    }
  }

  /**
   * Replays all of it, as fast as can be.
   *
   * @param listeners one for each city
   */
  public void run(Listener... listeners) throws IOException {
    checkArgument(listeners.length == cities.size(), "not one listener for each city");
    List<Path> paths = new ArrayList<>();
    for (int i = 0; i < listeners.length; i++) {
      paths.add(new Path(cities.get(i), listeners[i]));
    }
    try (Records records = Stores.of(cities.get(0).sources()).open()) {
      while (records.hasNext()) {
        var record = records.next();
        for (Path path : paths) {
          path.decoder.take(record);
          path.decoder.tell();
        }
      }
    }
    paths.forEach(Path::end);
  }

  /** The way of the records through one city. */
  private static final class Path implements Decoder.Out {

    private final Listener listener;
    private final LocalCity stages;
    private final Decoder decoder;
    private long newest = Long.MIN_VALUE;

    Path(City city, Listener listener) {
      this.listener = listener;
      this.stages = new LocalCity(city.name(), city.clocks(), city.assets(), listener);
      this.decoder =
          new Decoder(city.specs(), city.assets(), Stages.needPulses(city.clocks()), this);
    }

    @Override
    public void decoded(Decoded decoded) {
      listener.decoded(decoded);
      stages.take(decoded);
      if (decoded instanceof Decoded.Ticked ticked) {
        newest = ticked.newest();
      }
    }

    @Override
    public void dead(DeadLetter letter) {
      listener.dead(letter);
    }

    @Override
    public void late(LateLetter letter) {
      listener.late(letter);
    }

    void end() {
      decoder.end();
      stages.end(newest);
    }
  }
}
