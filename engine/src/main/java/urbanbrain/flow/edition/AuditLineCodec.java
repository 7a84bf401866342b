package urbanbrain.flow.edition;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Wire;
import urbanbrain.verdict.AuditLine;

/** Writes audit lines. They are never changed, so a copy is the line itself. */
public final class AuditLineCodec extends Codec<AuditLine> {

  /** For Flink. */
  public AuditLineCodec() {
    super(AuditLine.class);
  }

  @Override
  protected void write(AuditLine line, DataOutputView out) throws IOException {
    out.writeLong(line.time());
    Wire.writeText(line.rule(), out);
    Wire.writeText(line.incident(), out);
    Wire.writeText(line.what().name(), out);
    Wire.writeText(line.detail(), out);
  }

  @Override
  protected AuditLine read(DataInputView in) throws IOException {
    return new AuditLine(
        in.readLong(),
        Wire.readText(in),
        Wire.readText(in),
        AuditLine.What.valueOf(Wire.readText(in)),
        Wire.readText(in));
  }

  @Override
  public AuditLine copy(AuditLine line) {
    return line;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }
}
