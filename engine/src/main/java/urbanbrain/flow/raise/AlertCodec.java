package urbanbrain.flow.raise;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.MatchUpdateCodec;
import urbanbrain.flow.Wire;
import urbanbrain.flow.strain.StrainCodec;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.EventRef;

/** Writes messages. They are never changed, so a copy is the message itself. */
public final class AlertCodec extends Codec<Alert> {

  /** For Flink. */
  public AlertCodec() {
    super(Alert.class);
  }

  @Override
  protected void write(Alert alert, DataOutputView out) throws IOException {
    Wire.writeText(alert.incident(), out);
    out.writeLong(alert.sequence());
    Wire.writeText(alert.type().name(), out);
    Wire.writeText(alert.state().name(), out);
    out.writeLong(alert.time());
    Wire.writeList(alert.absorbs(), out, Wire::writeText);
    Wire.writeText(alert.absorbedBy(), out);
    Wire.writeList(alert.references(), out, AlertCodec::writeReference);
    Wire.writeTexts(alert.headline(), out);
    out.writeBoolean(alert.trial());
    IncidentCodec.writeIncident(alert.facts(), out);
    writeOrigin(alert.origin(), out);
    Wire.writeText(alert.ackedBy(), out);
    out.writeLong(alert.storm());
    out.writeBoolean(alert.isSystem());
    if (alert.isSystem()) {
      StrainCodec.INSTANCE.serialize(alert.strain(), out);
    }
  }

  @Override
  protected Alert read(DataInputView in) throws IOException {
    return new Alert(
        Wire.readText(in),
        in.readLong(),
        Alert.Type.valueOf(Wire.readText(in)),
        Alert.State.valueOf(Wire.readText(in)),
        in.readLong(),
        Wire.readList(in, Wire::readText),
        Wire.readText(in),
        Wire.readList(in, AlertCodec::readReference),
        Wire.readTexts(in),
        in.readBoolean(),
        IncidentCodec.readIncident(in),
        readOrigin(in),
        Wire.readText(in),
        in.readLong(),
        in.readBoolean() ? StrainCodec.INSTANCE.deserialize(in) : null);
  }

  private static void writeReference(Alert.Reference reference, DataOutputView out)
      throws IOException {
    Wire.writeText(reference.id(), out);
    out.writeLong(reference.sent());
  }

  private static Alert.Reference readReference(DataInputView in) throws IOException {
    return new Alert.Reference(Wire.readText(in), in.readLong());
  }

  private static void writeOrigin(Alert.Origin origin, DataOutputView out) throws IOException {
    out.writeLong(origin.sent());
    // Each stands under its own leg's name.
    Wire.writeList(List.copyOf(origin.firsts().values()), out, MatchUpdateCodec::writeRef);
  }

  private static Alert.Origin readOrigin(DataInputView in) throws IOException {
    long sent = in.readLong();
    Map<String, EventRef> firsts = new TreeMap<>();
    Wire.readList(in, MatchUpdateCodec::readRef).forEach(ref -> firsts.put(ref.leg(), ref));
    return new Alert.Origin(sent, firsts);
  }

  @Override
  public Alert copy(Alert alert) {
    return alert;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }
}
