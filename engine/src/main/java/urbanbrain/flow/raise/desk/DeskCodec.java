package urbanbrain.flow.raise.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.MatchUpdateCodec;
import urbanbrain.flow.PatchCodec;
import urbanbrain.flow.Wire;
import urbanbrain.flow.raise.IncidentCodec;
import urbanbrain.geo.Shape;
import urbanbrain.geo.Spot;
import urbanbrain.verdict.Episode;

/** Writes the desk. */
public final class DeskCodec extends Codec<Desk> {

  private static final int VERSION = 3;

  /** For Flink. */
  public DeskCodec() {
    super(Desk.class);
  }

  @Override
  protected void write(Desk desk, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    Wire.writeList(desk.silences, out, DeskCodec::writeSilence);
    Wire.writeSize(desk.goings.size(), out);
    for (Map.Entry<String, TreeSet<Going>> entry : desk.goings.entrySet()) {
      Wire.writeText(entry.getKey(), out);
      Wire.writeList(List.copyOf(entry.getValue()), out, DeskCodec::writeGoing);
    }
    Wire.writeSize(desk.signals.size(), out);
    for (Map.Entry<String, TreeMap<String, NavigableMap<Long, Episode>>> entry :
        desk.signals.entrySet()) {
      Wire.writeText(entry.getKey(), out);
      writeKeys(entry.getValue(), out);
    }
    writeCauses(desk.live, out);
    writeCauses(desk.past, out);
    Wire.writeList(desk.pending, out, IncidentCodec::writeIncident);
    Wire.writeList(desk.acks, out, DeskCodec::writeAck);
  }

  @Override
  protected Desk read(DataInputView in) throws IOException {
    Wire.readVersion(in, VERSION);
    Desk desk = new Desk();
    desk.silences.addAll(Wire.readList(in, DeskCodec::readSilence));
    for (int rules = Wire.readSize(in); rules > 0; rules--) {
      String rule = Wire.readText(in);
      desk.goings.put(rule, new TreeSet<>(Wire.readList(in, DeskCodec::readGoing)));
    }
    for (int signals = Wire.readSize(in); signals > 0; signals--) {
      String signal = Wire.readText(in);
      readKeys(desk.signals.computeIfAbsent(signal, s -> new TreeMap<>()), in);
    }
    readCauses(desk.live, in);
    readCauses(desk.past, in);
    desk.pending.addAll(Wire.readList(in, IncidentCodec::readIncident));
    desk.acks.addAll(Wire.readList(in, DeskCodec::readAck));
    return desk;
  }

  private static void writeKeys(Map<String, NavigableMap<Long, Episode>> keys, DataOutputView out)
      throws IOException {
    Wire.writeSize(keys.size(), out);
    for (Map.Entry<String, NavigableMap<Long, Episode>> entry : keys.entrySet()) {
      Wire.writeText(entry.getKey(), out);
      Wire.writeList(List.copyOf(entry.getValue().values()), out, PatchCodec::writeEpisode);
    }
  }

  private static void readKeys(Map<String, NavigableMap<Long, Episode>> keys, DataInputView in)
      throws IOException {
    for (int rest = Wire.readSize(in); rest > 0; rest--) {
      NavigableMap<Long, Episode> episodes = new TreeMap<>();
      keys.put(Wire.readText(in), episodes);
      Wire.readList(in, PatchCodec::readEpisode).forEach(e -> episodes.put(e.start(), e));
    }
  }

  private static void writeCauses(Map<String, List<Cause>> causes, DataOutputView out)
      throws IOException {
    Wire.writeSize(causes.size(), out);
    for (Map.Entry<String, List<Cause>> entry : causes.entrySet()) {
      Wire.writeText(entry.getKey(), out);
      Wire.writeList(entry.getValue(), out, DeskCodec::writeCause);
    }
  }

  private static void readCauses(Map<String, List<Cause>> causes, DataInputView in)
      throws IOException {
    for (int rest = Wire.readSize(in); rest > 0; rest--) {
      String rule = Wire.readText(in);
      causes.put(rule, new ArrayList<>(Wire.readList(in, DeskCodec::readCause)));
    }
  }

  private static void writeSilence(Silence silence, DataOutputView out) throws IOException {
    out.writeLong(silence.identity());
    Wire.writeText(silence.rule(), out);
    Wire.writeText(silence.area(), out);
    writeSpot(silence.spot(), out);
    out.writeDouble(silence.radius());
    out.writeLong(silence.from());
    out.writeLong(silence.until());
    Wire.writeText(silence.by(), out);
  }

  private static Silence readSilence(DataInputView in) throws IOException {
    return new Silence(
        in.readLong(),
        Wire.readText(in),
        Wire.readText(in),
        readSpot(in),
        in.readDouble(),
        in.readLong(),
        in.readLong(),
        Wire.readText(in));
  }

  private static void writeGoing(Going going, DataOutputView out) throws IOException {
    out.writeLong(going.identity());
    Wire.writeText(going.id(), out);
    out.writeLong(going.from());
    out.writeLong(going.until());
    writeSpot(going.spot(), out);
    Wire.writeText(going.key(), out);
  }

  private static Going readGoing(DataInputView in) throws IOException {
    return new Going(
        in.readLong(),
        Wire.readText(in),
        in.readLong(),
        in.readLong(),
        readSpot(in),
        Wire.readText(in));
  }

  private static void writeCause(Cause cause, DataOutputView out) throws IOException {
    Wire.writeText(cause.contentId(), out);
    out.writeLong(cause.start());
    out.writeLong(cause.end());
    MatchUpdateCodec.writePlace(cause.place(), out);
    Wire.writeText(cause.key(), out);
  }

  private static Cause readCause(DataInputView in) throws IOException {
    return new Cause(
        Wire.readText(in),
        in.readLong(),
        in.readLong(),
        MatchUpdateCodec.readPlace(in),
        Wire.readText(in));
  }

  private static void writeAck(Ack ack, DataOutputView out) throws IOException {
    Wire.writeText(ack.rule(), out);
    out.writeLong(ack.digits());
    Wire.writeText(ack.incident(), out);
    out.writeLong(ack.time());
    Wire.writeText(ack.by(), out);
    Wire.writeText(ack.shown(), out);
    Wire.writeText(ack.says(), out);
  }

  private static Ack readAck(DataInputView in) throws IOException {
    return new Ack(
        Wire.readText(in),
        in.readLong(),
        Wire.readText(in),
        in.readLong(),
        Wire.readText(in),
        Wire.readText(in),
        Wire.readText(in));
  }

  private static void writeSpot(Spot spot, DataOutputView out) throws IOException {
    out.writeBoolean(spot != null);
    if (spot != null) {
      out.writeDouble(spot.lat());
      out.writeDouble(spot.lon());
      out.writeBoolean(spot.shape() != null);
      if (spot.shape() != null) {
        EventCodec.writeShape(spot.shape(), out);
      }
    }
  }

  private static Spot readSpot(DataInputView in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    Spot point = Spot.of(in.readDouble(), in.readDouble());
    Shape shape = in.readBoolean() ? EventCodec.readShape(in) : null;
    return new Spot(point.lat(), point.lon(), point.x(), point.y(), point.z(), shape);
  }
}
