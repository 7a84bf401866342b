package urbanbrain.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import urbanbrain.geo.Shape;

/**
 * Where something is, all of it.
 *
 * @param place the point that stands for it, or nowhere
 * @param shape its line or area; null where it is no more than a point. Equal shapes that are in
 *     use are one object, so that a thing's many episodes hold it once
 */
public record Site(Place place, Shape shape) implements Serializable {

  /** Nowhere. */
  public static final Site NONE = new Site(Place.NONE, null);

  /** Where an event is. */
  public static Site of(Event event) {
    return new Site(new Place(event.lat(), event.lon()), event.shape());
  }

  /** Writes it. */
  public void write(DataOutput out) throws IOException {
    write(place, out);
    out.writeBoolean(shape != null);
    if (shape != null) {
      byte[] wkb = shape.wkb();
      out.writeInt(wkb.length);
      out.write(wkb);
      write(shape.place(), out);
    }
  }

  private static void write(Place place, DataOutput out) throws IOException {
    out.writeDouble(place.lat());
    out.writeDouble(place.lon());
  }

  /** Reads what {@link #write} wrote. */
  public static Site read(DataInput in) throws IOException {
    Place place = readPlace(in);
    if (!in.readBoolean()) {
      return new Site(place, null);
    }
    byte[] wkb = new byte[in.readInt()];
    in.readFully(wkb);
    return new Site(place, Shape.read(wkb, readPlace(in)));
  }

  private static Place readPlace(DataInput in) throws IOException {
    return new Place(in.readDouble(), in.readDouble());
  }
}
