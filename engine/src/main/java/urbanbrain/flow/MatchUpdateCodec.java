package urbanbrain.flow;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.event.Place;
import urbanbrain.flow.evidence.EvidenceForm;
import urbanbrain.flow.evidence.Names;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.MatchUpdate;

/** Writes matches and what becomes of them. */
public final class MatchUpdateCodec extends Codec<MatchUpdate> {

  /** For Flink. */
  public MatchUpdateCodec() {
    super(MatchUpdate.class);
  }

  @Override
  protected void write(MatchUpdate update, DataOutputView out) throws IOException {
    Wire.writeText(update.rule(), out);
    out.writeBoolean(update.present());
    out.writeBoolean(update.certain());
    out.writeBoolean(update.settled());
    writeMatch(update.match(), out);
  }

  @Override
  protected MatchUpdate read(DataInputView in) throws IOException {
    return new MatchUpdate(
        Names.one(Wire.readText(in)),
        in.readBoolean(),
        in.readBoolean(),
        in.readBoolean(),
        readMatch(in));
  }

  @Override
  public MatchUpdate copy(MatchUpdate update) {
    return update;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  /** Writes one match. */
  public static void writeMatch(Match match, DataOutputView out) throws IOException {
    writeId(match.id(), out);
    Wire.writeText(match.key(), out);
    out.writeLong(match.start());
    out.writeLong(match.end());
    writePlace(match.place(), out);
    writeEvidence(match.evidence(), out);
    out.writeBoolean(match.isDegraded());
  }

  /** Reads one match. */
  public static Match readMatch(DataInputView in) throws IOException {
    return new Match(
        readId(in),
        Wire.readText(in),
        in.readLong(),
        in.readLong(),
        readPlace(in),
        readEvidence(in),
        in.readBoolean());
  }

  /** Writes a match's id. */
  public static void writeId(MatchId id, DataOutputView out) throws IOException {
    out.writeLong(id.time());
    Wire.writeText(id.name(), out);
    out.writeLong(id.tie());
  }

  /** Reads a match's id. */
  public static MatchId readId(DataInputView in) throws IOException {
    return new MatchId(in.readLong(), Wire.readText(in), in.readLong());
  }

  /** Writes a place. */
  public static void writePlace(Place place, DataOutputView out) throws IOException {
    out.writeDouble(place.lat());
    out.writeDouble(place.lon());
  }

  /** Reads a place. */
  public static Place readPlace(DataInputView in) throws IOException {
    double lat = in.readDouble();
    double lon = in.readDouble();
    return Double.isNaN(lat) ? Place.NONE : new Place(lat, lon);
  }

  /** Writes evidence. */
  public static void writeEvidence(Evidence evidence, DataOutputView out) throws IOException {
    EvidenceForm.write(evidence, out);
  }

  /** Reads evidence. */
  public static Evidence readEvidence(DataInputView in) throws IOException {
    return EvidenceForm.read(in, MatchUpdateCodec::readRef);
  }

  /** Writes one piece of evidence. */
  public static void writeRef(EventRef ref, DataOutputView out) throws IOException {
    Wire.writeText(ref.leg(), out);
    Wire.writeText(ref.stream(), out);
    Wire.writeText(ref.id(), out);
    out.writeLong(ref.time());
    writePlace(ref.place(), out);
    out.writeLong(ref.identity());
    Wire.writeTexts(ref.fields(), out);
  }

  /** Reads one piece of evidence. */
  public static EventRef readRef(DataInputView in) throws IOException {
    return new EventRef(
        Names.one(Wire.readText(in)),
        Names.one(Wire.readText(in)),
        Wire.readText(in),
        in.readLong(),
        readPlace(in),
        in.readLong(),
        Wire.readTexts(in));
  }
}
