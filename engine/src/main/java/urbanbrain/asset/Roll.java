package urbanbrain.asset;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.text.Numbers;

/**
 * The assets of a city that events of a stream can be about, as if each had been heard before
 * everything: an event with the asset's id as its key, the place of the asset, what the city says
 * of it, and nothing else.
 */
public final class Roll {

  /** The time of what stands for an asset. */
  private static final long BEFORE = Long.MIN_VALUE;

  private Roll() {}

  /** Whether an event was never heard, and only stands for an asset that is known. */
  public static boolean isOf(Event event) {
    return event.time() == BEFORE;
  }

  /**
   * What stands for each asset, by their ids. Assets whose id cannot be a value of the key are left
   * out.
   *
   * @param stream a stream with a key
   */
  public static List<Event> call(StreamType stream, Assets assets) {
    checkArgument(stream.key() != null, "%s has no key", stream.name());
    Field key = stream.field(stream.key()).orElseThrow();
    LookUp lookUp = new LookUp(stream, assets);
    List<Event> roll = new ArrayList<>();
    for (Asset asset : assets.all()) {
      double[] numbers = new double[stream.numbers()];
      Arrays.fill(numbers, Double.NaN);
      String[] texts = new String[stream.texts()];
      if (name(asset.id(), key, numbers, texts)) {
        LookUp.Where where =
            lookUp.fill(LookUp.Where.of(Place.NONE, null), asset.id(), numbers, texts);
        Event.Clock before = new Event.Clock(BEFORE, Event.NO_ARRIVAL);
        Event event = new Event(stream, asset.id(), before, where.place(), numbers, texts);
        roll.add(event.with(new Event.Special(BEFORE, null, false, where.shape())));
      }
    }
    return roll;
  }

  /** Whether an event could have named the asset by its key: then the key is set. */
  private static boolean name(String id, Field key, double[] numbers, String[] texts) {
    switch (key.type()) {
      case TEXT -> texts[key.slot()] = id;
      case NUMBER -> numbers[key.slot()] = Numbers.parse(id);
      case BOOLEAN -> {}
    }
    return id.equals(Event.print(key, numbers, texts));
  }
}
