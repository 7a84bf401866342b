package urbanbrain.flow;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.feed.EventForm;
import urbanbrain.geo.Shape;

/** Writes events. They are never changed, so a copy is the event itself. */
public final class EventCodec extends Codec<Event> {

  /** The one instance that other codecs use. */
  public static final EventCodec INSTANCE = new EventCodec();

  /** The same, for state that is written without knowing Flink. */
  public static final EventForm<DataInputView, DataOutputView> FORM = new Form();

  /** What stands first: which parts there are that not every event has. */
  private static final int PLACED = 1;

  private static final int ARRIVED = 2;
  private static final int SPECIAL = 4;

  /** For Flink. */
  public EventCodec() {
    super(Event.class);
  }

  @Override
  protected void write(Event event, DataOutputView out) throws IOException {
    boolean hasArrival = event.arrival() != Event.NO_ARRIVAL;
    boolean isSpecial = event.special() != null;
    int placed = event.isPlaced() ? PLACED : 0;
    out.writeByte(placed | (hasArrival ? ARRIVED : 0) | (isSpecial ? SPECIAL : 0));
    out.writeInt(event.stream());
    Wire.writeText(event.id(), out);
    out.writeLong(event.time());
    if (hasArrival) {
      out.writeLong(event.arrival());
    }
    if (event.isPlaced()) {
      out.writeDouble(event.lat());
      out.writeDouble(event.lon());
    }
    out.writeLong(event.content());
    writeFields(event, out);
    out.writeInt(event.source());
    if (isSpecial) {
      writeSpecial(event.special(), out);
    }
  }

  private static void writeSpecial(Event.Special special, DataOutputView out) throws IOException {
    out.writeLong(special.until());
    out.writeBoolean(special.withdrawn());
    out.writeBoolean(special.version() != null);
    if (special.version() != null) {
      out.writeDouble(special.version().revision());
      out.writeBoolean(special.version().cancelled());
    }
    out.writeBoolean(special.shape() != null);
    if (special.shape() != null) {
      writeShape(special.shape(), out);
    }
  }

  /** Writes a shape. */
  public static void writeShape(Shape shape, DataOutputView out) throws IOException {
    byte[] wkb = shape.wkb();
    Wire.writeSize(wkb.length, out);
    out.write(wkb);
    out.writeDouble(shape.place().lat());
    out.writeDouble(shape.place().lon());
  }

  /** Reads a shape. */
  public static Shape readShape(DataInputView in) throws IOException {
    byte[] wkb = new byte[Wire.readSize(in)];
    in.readFully(wkb);
    return Shape.read(wkb, new Place(in.readDouble(), in.readDouble()));
  }

  private static Event.Special readSpecial(DataInputView in) throws IOException {
    long until = in.readLong();
    boolean withdrawn = in.readBoolean();
    Event.Version version =
        in.readBoolean() ? new Event.Version(in.readDouble(), in.readBoolean()) : null;
    Shape shape = in.readBoolean() ? readShape(in) : null;
    return new Event.Special(until, version, withdrawn, shape);
  }

  private static void writeFields(Event event, DataOutputView out) throws IOException {
    Wire.writeSize(event.numbers().length, out);
    for (double number : event.numbers()) {
      out.writeDouble(number);
    }
    Wire.writeSize(event.texts().length, out);
    for (String text : event.texts()) {
      Wire.writeText(text, out);
    }
  }

  @Override
  protected Event read(DataInputView in) throws IOException {
    int flags = in.readByte();
    int stream = in.readInt();
    String id = Wire.readText(in);
    long time = in.readLong();
    long arrival = (flags & ARRIVED) == 0 ? Event.NO_ARRIVAL : in.readLong();
    Place place = (flags & PLACED) == 0 ? Place.NONE : new Place(in.readDouble(), in.readDouble());
    long content = in.readLong();
    double[] numbers = readNumbers(in);
    String[] texts = readTexts(in);
    int source = in.readInt();
    Event.Special special = (flags & SPECIAL) == 0 ? null : readSpecial(in);
    Event.Clock clock = new Event.Clock(time, arrival);
    return new Event(stream, id, clock, place, numbers, texts, content, source, special);
  }

  private static double[] readNumbers(DataInputView in) throws IOException {
    double[] numbers = new double[Wire.readSize(in)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readDouble();
    }
    return numbers;
  }

  private static String[] readTexts(DataInputView in) throws IOException {
    String[] texts = new String[Wire.readSize(in)];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = Wire.readText(in);
    }
    return texts;
  }

  @Override
  public Event copy(Event event) {
    return event;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  private static final class Form implements EventForm<DataInputView, DataOutputView> {
    @Override
    public void write(Event event, DataOutputView out) throws IOException {
      INSTANCE.write(event, out);
    }

    @Override
    public Event read(DataInputView in) throws IOException {
      return INSTANCE.read(in);
    }
  }
}
