package urbanbrain.window.evidence;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.feed.Key;
import urbanbrain.rule.Leg;

/**
 * How what evidence shows of an event is packed into bytes: its id, time, content's hash and place,
 * and the fields that some rule uses. A whole event with its texts is some ten objects, and a key
 * has one in each pane. Not to be shared between threads.
 */
public final class EvidenceForm {

  /** Time, then id, then identity: the order of evidence. */
  public static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::time)
          .thenComparing(Event::id)
          .thenComparingLong(Event::identity);

  /** The most bytes of a length or of a character. */
  private static final int LENGTH = 5;

  private static final int CHARACTER = 3;

  /** No less than the bytes of all that is not a text: time, hash, place. */
  private static final int FIXED = 2 * LENGTH + 10 + 1 + 3 * Long.BYTES;

  private static final double[] NONE = {};

  /** An event has no key. */
  private static final int NO_KEY = -1;

  /** What is said first of an event: whether it has a place, and how long its id is as a number. */
  private static final int PLACED = 1;

  /** And whether its numbers are the first of those that stand before it, in the same order. */
  private static final int REPEATED = 2;

  /** And whether its content's hash is not packed, as it follows from what is. */
  private static final int FOLLOWS = 4;

  private static final int ID_SHIFT = 4;
  private static final int ID_SIZE = 15;

  private final int stream;
  private final int[] numbers;
  private final int[] texts;

  /** Which text is the key's: it is not packed. */
  private final int keySlot;

  private final ContentOfShown content;
  private Key key;
  private ByteBuffer scratch = ByteBuffer.allocate(FIXED);

  private EvidenceForm(StreamType stream, int[] numbers, int[] texts, int keySlot) {
    this.stream = stream.code();
    this.numbers = numbers;
    this.texts = texts;
    this.keySlot = keySlot;
    content = new ContentOfShown(stream, numbers, texts);
  }

  /** For legs that one stream fills. */
  public static EvidenceForm of(List<Leg> legs) {
    return of(legs, List.of());
  }

  /**
   * For legs that one stream fills, by these fields: {@link #turnTo} says whose events are packed
   * and unpacked, so that the key need not be packed with each.
   */
  public static EvidenceForm of(List<Leg> legs, List<Field> by) {
    boolean isText = by.size() == 1 && by.get(0).isText();
    return new EvidenceForm(
        legs.get(0).stream(),
        slots(legs, false),
        slots(legs, true),
        isText ? by.get(0).slot() : NO_KEY);
  }

  /** All that is packed and unpacked from now on is of this key. */
  public void turnTo(Key newKey) {
    key = newKey;
  }

  private static int[] slots(List<Leg> legs, boolean isText) {
    return legs.stream()
        .flatMap(leg -> leg.shown().stream())
        .filter(field -> field.isText() == isText)
        .mapToInt(Field::slot)
        .distinct()
        .sorted()
        .toArray();
  }

  /**
   * Packs an event, its length before it.
   *
   * @return what is between its position and its limit, until the next one is packed
   */
  ByteBuffer pack(Event event) {
    makeRoom(event, 0);
    scratch.clear().position(LENGTH);
    Varint.putSigned(event.time(), scratch);
    put(event, NONE);
    return putLength();
  }

  /**
   * Packs an event without its time, behind some numbers, which can be read alone.
   *
   * @return what is between its position and its limit, until the next one is packed
   */
  public ByteBuffer packBehind(double[] before, Event event) {
    makeRoom(event, before.length);
    scratch.clear();
    for (double number : before) {
      Decimal.put(number, scratch);
    }
    put(event, before);
    return scratch.flip();
  }

  private void put(Event event, double[] before) {
    long id = PackedText.number(event.id());
    int idSize = id < 0 ? 0 : Math.max(1, Decimal.size(id));
    boolean isRepeated = isRepeated(event, before);
    Place place = new Place(event.lat(), event.lon());
    boolean follows = event.content() == content.of(place, event.numbers(), event.texts());
    int head = (event.isPlaced() ? PLACED : 0) | (isRepeated ? REPEATED : 0);
    scratch.put((byte) (head | (follows ? FOLLOWS : 0) | idSize << ID_SHIFT));
    if (id < 0) {
      PackedText.put(event.id(), scratch);
    } else {
      Decimal.putBytes(id, idSize, scratch);
    }
    if (!follows) {
      scratch.putLong(event.content());
    }
    if (event.isPlaced()) {
      scratch.putDouble(event.lat()).putDouble(event.lon());
    }
    for (int i = 0; i < numbers.length && !isRepeated; i++) {
      Decimal.put(event.numbers()[numbers[i]], before, scratch);
    }
    for (int slot : texts) {
      if (slot != keySlot) {
        PackedText.put(event.texts()[slot], scratch);
      }
    }
  }

  private boolean isRepeated(Event event, double[] before) {
    if (numbers.length > before.length) {
      return false;
    }
    for (int i = 0; i < numbers.length; i++) {
      if (!Decimal.isSame(event.numbers()[numbers[i]], before[i])) {
        return false;
      }
    }
    return true;
  }

  private void makeRoom(Event event, int before) {
    int most = FIXED + CHARACTER * event.id().length() + Decimal.MOST * (numbers.length + before);
    for (int slot : texts) {
      String text = event.texts()[slot];
      most += LENGTH + (text == null ? 0 : CHARACTER * text.length());
    }
    if (most > scratch.capacity()) {
      scratch = ByteBuffer.allocate(2 * most);
    }
  }

  private ByteBuffer putLength() {
    int end = scratch.position();
    int length = end - LENGTH;
    int begin = LENGTH - Varint.size(length);
    scratch.position(begin);
    Varint.put(length, scratch);
    return scratch.limit(end).position(begin);
  }

  /** The event that is packed at a place, with as much of it as evidence shows. */
  Event unpack(byte[] packed, int at) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    in.position(at);
    Varint.get(in);
    return get(Varint.getSigned(in), packed, in, 0);
  }

  /** The event of a time that is packed at a place behind so many numbers. */
  public Event unpackBehind(int before, long time, byte[] packed, int at) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    int end = at;
    for (int i = 0; i < before; i++) {
      end = Decimal.end(packed, end);
    }
    return get(time, packed, in.position(end), at);
  }

  private Event get(long time, byte[] packed, ByteBuffer in, int before) {
    int head = in.get();
    String id = PackedText.get((head >>> ID_SHIFT) & ID_SIZE, packed, in);
    long hash = (head & FOLLOWS) == 0 ? in.getLong() : 0;
    Place place = (head & PLACED) == 0 ? Place.NONE : new Place(in.getDouble(), in.getDouble());
    double[] allNumbers = getNumbers((head & REPEATED) != 0, packed, in, before);
    String[] allTexts = new String[width(texts)];
    for (int slot : texts) {
      allTexts[slot] = slot == keySlot ? key.text() : PackedText.get(in);
    }
    Event.Clock clock = new Event.Clock(time, Event.NO_ARRIVAL);
    if ((head & FOLLOWS) != 0) {
      hash = content.of(place, allNumbers, allTexts);
    }
    return new Event(stream, id, clock, place, allNumbers, allTexts, hash);
  }

  private double[] getNumbers(boolean isRepeated, byte[] packed, ByteBuffer in, int before) {
    double[] all = new double[width(numbers)];
    Arrays.fill(all, Double.NaN);
    int at = isRepeated ? before : in.position();
    for (int slot : numbers) {
      all[slot] = Decimal.get(packed, at, before);
      at = Decimal.end(packed, at);
    }
    if (!isRepeated) {
      in.position(at);
    }
    return all;
  }

  private static int width(int[] slots) {
    return slots.length == 0 ? 0 : slots[slots.length - 1] + 1;
  }

  /** How an event that is packed at a place compares with another. */
  int compare(byte[] packed, int at, Event other) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    in.position(at);
    Varint.get(in);
    int byTime = Long.compare(Varint.getSigned(in), other.time());
    return byTime != 0 ? byTime : ORDER.compare(unpack(packed, at), other);
  }

  /** Where what is packed at a place ends. */
  static int end(byte[] packed, int at) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    in.position(at);
    int length = (int) Varint.get(in);
    return in.position() + length;
  }
}
