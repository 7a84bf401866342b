package urbanbrain.window.evidence;

import java.util.Arrays;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;

/**
 * The {@link urbanbrain.event.Event#content} that an event has if it has no other fields than those
 * that are shown of it. Not to be shared between threads.
 */
final class ContentOfShown {

  private final double[] numbers;
  private final String[] texts;
  private final int[] numberSlots;
  private final int[] textSlots;

  /** Of events of a stream, of which the fields in these slots are shown. */
  ContentOfShown(StreamType stream, int[] numberSlots, int[] textSlots) {
    numbers = new double[stream.declaredNumbers()];
    texts = new String[stream.declaredTexts()];
    Arrays.fill(numbers, Double.NaN);
    this.numberSlots = declared(numberSlots, numbers.length);
    this.textSlots = declared(textSlots, texts.length);
  }

  /** What was looked up is no content. */
  private static int[] declared(int[] slots, int count) {
    return Arrays.stream(slots).filter(slot -> slot < count).toArray();
  }

  /**
   * The hash.
   *
   * @param from the event's numbers by slot, of which others than those shown do not count
   * @param fromTexts likewise
   */
  long of(Place place, double[] from, String[] fromTexts) {
    for (int slot : numberSlots) {
      numbers[slot] = from[slot];
    }
    for (int slot : textSlots) {
      texts[slot] = fromTexts[slot];
    }
    return StableHash.ofContent(place, numbers, texts);
  }
}
