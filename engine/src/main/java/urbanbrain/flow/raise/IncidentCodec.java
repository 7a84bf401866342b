package urbanbrain.flow.raise;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.MatchUpdateCodec;
import urbanbrain.flow.Wire;
import urbanbrain.rule.Severity;
import urbanbrain.verdict.Incident;

/** Writes incidents. They are never changed, so a copy is the incident itself. */
public final class IncidentCodec extends Codec<Incident> {

  /** For Flink. */
  public IncidentCodec() {
    super(Incident.class);
  }

  @Override
  protected void write(Incident incident, DataOutputView out) throws IOException {
    writeIncident(incident, out);
  }

  @Override
  protected Incident read(DataInputView in) throws IOException {
    return readIncident(in);
  }

  /** Writes one incident. */
  public static void writeIncident(Incident incident, DataOutputView out) throws IOException {
    Wire.writeText(incident.contentId(), out);
    Wire.writeText(incident.rule(), out);
    Wire.writeText(incident.version(), out);
    out.writeBoolean(incident.ended());
    Wire.writeText(incident.reason() == null ? null : incident.reason().name(), out);
    Wire.writeText(incident.severity().name(), out);
    out.writeLong(incident.start());
    out.writeLong(incident.end());
    MatchUpdateCodec.writePlace(incident.place(), out);
    Wire.writeText(incident.key(), out);
    out.writeLong(incident.matches());
    MatchUpdateCodec.writeEvidence(incident.evidence(), out);
    Wire.writeText(incident.quietedBy(), out);
    Wire.writeText(incident.explainedBy(), out);
    out.writeBoolean(incident.isDegraded());
  }

  /** Reads one incident. */
  public static Incident readIncident(DataInputView in) throws IOException {
    return new Incident(
        Wire.readText(in),
        Wire.readText(in),
        Wire.readText(in),
        in.readBoolean(),
        readReason(in),
        Severity.valueOf(Wire.readText(in)),
        in.readLong(),
        in.readLong(),
        MatchUpdateCodec.readPlace(in),
        Wire.readText(in),
        in.readLong(),
        MatchUpdateCodec.readEvidence(in),
        Wire.readText(in),
        Wire.readText(in),
        in.readBoolean());
  }

  private static Incident.Reason readReason(DataInputView in) throws IOException {
    String reason = Wire.readText(in);
    return reason == null ? null : Incident.Reason.valueOf(reason);
  }

  @Override
  public Incident copy(Incident incident) {
    return incident;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }
}
