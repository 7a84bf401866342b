package urbanbrain.flow.evidence;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.event.Place;
import urbanbrain.flow.Wire;
import urbanbrain.text.TextMap;
import urbanbrain.verdict.EventRef;

/**
 * Writes, or reads, pieces one after the other: of each what it does not have in common with the
 * one before.
 */
final class RefForm {

  /** It is of the same leg and stream, and the same fields of it are shown. */
  private static final int SAME_KIND = 1;

  private static final int SAME_PLACE = 2;

  /** Its identity is one of those of the evidence, and is given by its place among them. */
  private static final int KNOWN = 4;

  private static final String[] NO_TEXTS = {};

  /** Of all pieces of the evidence, in rising order. */
  private final long[] identities;

  private String leg;
  private String stream;
  private long time;
  private Place place = Place.NONE;

  /** Of the piece before, a name, its text, the next name and so on. */
  private String[] texts = NO_TEXTS;

  RefForm(long[] identities) {
    this.identities = identities;
  }

  void write(EventRef ref, DataOutputView out) throws IOException {
    String[] now = TextMap.pairs(ref.fields());
    boolean isSameKind = ref.leg().equals(leg) && ref.stream().equals(stream) && hasNamesOf(now);
    boolean isSamePlace = ref.place().equals(place);
    int known = Arrays.binarySearch(identities, ref.identity());
    out.writeByte(
        (isSameKind ? SAME_KIND : 0) | (isSamePlace ? SAME_PLACE : 0) | (known < 0 ? 0 : KNOWN));
    if (!isSameKind) {
      writeKind(ref, now, out);
    }
    for (int i = 1; i < now.length; i += 2) {
      Wire.writeText(isSameKind && now[i].equals(texts[i]) ? null : now[i], out);
    }
    Wire.writeText(ref.id(), out);
    Wire.writeNumber(ref.time() - time, out);
    if (!isSamePlace) {
      out.writeDouble(ref.place().lat());
      out.writeDouble(ref.place().lon());
    }
    if (known < 0) {
      out.writeLong(ref.identity());
    } else {
      Wire.writeSize(known, out);
    }
    follow(ref.leg(), ref.stream(), ref.time(), ref.place(), now);
  }

  private static void writeKind(EventRef ref, String[] texts, DataOutputView out)
      throws IOException {
    Wire.writeText(ref.leg(), out);
    Wire.writeText(ref.stream(), out);
    Wire.writeSize(texts.length / 2, out);
    for (int i = 0; i < texts.length; i += 2) {
      Wire.writeText(texts[i], out);
    }
  }

  EventRef read(DataInputView in) throws IOException {
    int flags = in.readByte();
    boolean isSameKind = (flags & SAME_KIND) != 0;
    String nowLeg = isSameKind ? leg : Names.one(Wire.readText(in));
    String nowStream = isSameKind ? stream : Names.one(Wire.readText(in));
    String[] now = isSameKind ? texts.clone() : readNames(in);
    for (int i = 1; i < now.length; i += 2) {
      String text = Wire.readText(in);
      now[i] = text == null ? now[i] : text;
    }
    String id = Wire.readText(in);
    long nowTime = time + Wire.readNumber(in);
    Place nowPlace =
        (flags & SAME_PLACE) != 0 ? place : new Place(in.readDouble(), in.readDouble());
    long identity = (flags & KNOWN) != 0 ? identities[Wire.readSize(in)] : in.readLong();
    follow(nowLeg, nowStream, nowTime, nowPlace, now);
    return new EventRef(leg, stream, id, time, place, identity, TextMap.of(now));
  }

  private static String[] readNames(DataInputView in) throws IOException {
    String[] names = new String[2 * Wire.readSize(in)];
    for (int i = 0; i < names.length; i += 2) {
      names[i] = Names.one(Wire.readText(in));
    }
    return names;
  }

  private void follow(String nowLeg, String nowStream, long nowTime, Place nowPlace, String[] now) {
    leg = nowLeg;
    stream = nowStream;
    time = nowTime;
    place = nowPlace;
    texts = now;
  }

  private boolean hasNamesOf(String[] now) {
    boolean isSame = now.length == texts.length;
    for (int i = 0; i < now.length && isSame; i += 2) {
      isSame = now[i].equals(texts[i]);
    }
    return isSame;
  }
}
