package urbanbrain.job;

import java.io.IOException;
import urbanbrain.city.City;
import urbanbrain.collect.Merge;
import urbanbrain.flow.decode.DeadLetter;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.flow.decode.Decoder;
import urbanbrain.flow.decode.LateLetter;

/**
 * A city's recording from records to messages in the caller's thread, as {@link Replay} runs it on
 * an embedded cluster. For questions about a recording: it starts at once, and every stage can be
 * listened to.
 */
public final class LocalReplay {

  /** The clocks are told after so many records, as few as decode tells them after. */
  private static final int EVERY_RECORDS = 32;

  private final City city;

  /** Hears all that comes of a recording. */
  public interface Listener extends LocalCity.Listener {

    /** What decode says, before any stage hears it. */
    default void decoded(Decoded decoded) {}

    /** A record that became no event. */
    default void dead(DeadLetter letter) {}

    /** An event that came too late to count. */
    default void late(LateLetter letter) {}
  }

  /** Replays a city's recording. */
  public LocalReplay(City city) {
    this.city = city;
  }

  /** Replays all of it, as fast as can be. */
  public void run(Listener listener) throws IOException {
    Ears ears = new Ears(listener);
    Decoder decoder =
        new Decoder(city.specs(), city.assets(), Stages.needPulses(city.clocks()), ears);
    try (Merge records = Merge.of(city.sources())) {
      int sinceTold = 0;
      while (records.hasNext()) {
        decoder.take(records.next());
        if (++sinceTold >= EVERY_RECORDS) {
          sinceTold = 0;
          decoder.tell();
        }
      }
    }
    decoder.end();
    ears.end();
  }

  /** Between decode and the stages. */
  private final class Ears implements Decoder.Out {

    private final Listener listener;
    private final LocalCity stages;
    private long newest = Long.MIN_VALUE;

    Ears(Listener listener) {
      this.listener = listener;
      this.stages = new LocalCity(city.name(), city.clocks(), listener);
    }

    @Override
    public void decoded(Decoded decoded) {
      listener.decoded(decoded);
      if (decoded instanceof Decoded.Heard heard) {
        stages.hear(heard.event());
      } else if (decoded instanceof Decoded.Paused paused) {
        stages.pause(paused.pause());
      } else if (decoded instanceof Decoded.Ticked ticked) {
        newest = ticked.newest();
        stages.pass(ticked.passed(), newest);
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
      stages.end(newest);
    }
  }
}
