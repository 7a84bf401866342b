package urbanbrain.event;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * Hashes that stand in state, on the wire and in ids, and so never change: 64-bit FNV-1a over
 * characters, finished with the mixer of MurmurHash3 (public domain), and 32-bit MurmurHash3 for
 * names.
 */
public final class StableHash {

  private static final long SEED = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /** What the hash of an event's content begins with that has no place. */
  private static final long NOWHERE = of(of(0L, Place.NONE.lat()), Place.NONE.lon());

  private StableHash() {}

  /** A number for a name: for the few names of streams, feeds and spaces. */
  public static int code(String name) {
    return Hashing.murmur3_32_fixed().hashString(name, StandardCharsets.UTF_8).asInt();
  }

  /** The hash of a text; of null that of no text. */
  public static long of(String text) {
    return mix(text == null ? 1 : fold(SEED, text));
  }

  /** The hash of what has been hashed so far and one text more. */
  public static long of(long soFar, String text) {
    return mix(text == null ? soFar * PRIME + 1 : fold(soFar ^ SEED, text));
  }

  /** The hash of what has been hashed so far and one number more. */
  public static long of(long soFar, long number) {
    return mix((soFar ^ mix(number)) * PRIME);
  }

  /** The hash of what has been hashed so far and one number more; both zeros are the same. */
  public static long of(long soFar, double number) {
    return of(soFar, Double.doubleToLongBits(number + 0.0));
  }

  /** Spreads every bit of the input over all bits of the result. */
  public static long mix(long bits) {
    long h = bits;
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }

  private static long fold(long seed, String text) {
    long h = seed;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * PRIME;
    }
    return (h ^ text.length()) * PRIME;
  }

  /** The {@link Event#content} of an event of this place and these fields. */
  public static long ofContent(Place place, double[] numbers, String[] texts) {
    return ofContent(place, numbers, numbers.length, texts, texts.length);
  }

  /** The same where only so many numbers and texts, the first ones, are content. */
  public static long ofContent(
      Place place, double[] numbers, int declaredNumbers, String[] texts, int declaredTexts) {
    long h = place.isKnown() ? of(of(0L, place.lat()), place.lon()) : NOWHERE;
    for (int i = 0; i < declaredNumbers; i++) {
      h = of(h, numbers[i]);
    }
    for (int i = 0; i < declaredTexts; i++) {
      h = of(h, texts[i]);
    }
    return h;
  }
}
