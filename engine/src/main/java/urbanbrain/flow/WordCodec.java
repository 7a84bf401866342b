package urbanbrain.flow;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.edition.AuditLineCodec;
import urbanbrain.flow.strain.StrainCodec;
import urbanbrain.rule.edition.EditionText;

/** Writes what raise is told. */
public final class WordCodec extends Codec<Word> {

  private static final int TOLD = 0;
  private static final int PASSED = 1;
  private static final int SAID = 2;
  private static final int CHANGED = 3;
  private static final int STRAINED = 4;
  private static final int EDITED = 5;
  private static final int NOTED = 6;
  private static final int ARRIVED = 7;
  private static final AuditLineCodec LINES = new AuditLineCodec();
  private static final MatchUpdateCodec UPDATES = new MatchUpdateCodec();

  /** For Flink. */
  public WordCodec() {
    super(Word.class);
  }

  @Override
  protected void write(Word word, DataOutputView out) throws IOException {
    if (word instanceof Word.Told told) {
      begin(TOLD, word, out);
      UPDATES.serialize(told.update(), out);
    } else if (word instanceof Word.Passed passed) {
      begin(PASSED, word, out);
      out.writeLong(passed.watermark());
    } else if (word instanceof Word.Said said) {
      begin(SAID, word, out);
      EventCodec.INSTANCE.serialize(said.event(), out);
    } else if (word instanceof Word.Changed changed) {
      begin(CHANGED, word, out);
      PatchCodec.INSTANCE.serialize(changed.patch(), out);
    } else if (word instanceof Word.Strained strained) {
      begin(STRAINED, word, out);
      StrainCodec.INSTANCE.serialize(strained.strain(), out);
    } else if (word instanceof Word.Edited edited) {
      begin(EDITED, word, out);
      Wire.writeText(edited.edition().line(), out);
    } else if (word instanceof Word.Noted noted) {
      begin(NOTED, word, out);
      LINES.serialize(noted.line(), out);
    } else if (word instanceof Word.Arrived arrived) {
      begin(ARRIVED, word, out);
      out.writeLong(arrived.watermark());
      out.writeLong(arrived.arrival());
    }
  }

  private static void begin(int kind, Word word, DataOutputView out) throws IOException {
    out.writeByte(kind);
    out.writeShort(word.clock());
  }

  @Override
  protected Word read(DataInputView in) throws IOException {
    int kind = in.readByte();
    int clock = in.readShort();
    return switch (kind) {
      case TOLD -> new Word.Told(clock, UPDATES.deserialize(in));
      case PASSED -> new Word.Passed(clock, in.readLong());
      case SAID -> new Word.Said(clock, EventCodec.INSTANCE.deserialize(in));
      case CHANGED -> new Word.Changed(clock, PatchCodec.INSTANCE.deserialize(in));
      case STRAINED -> new Word.Strained(clock, StrainCodec.INSTANCE.deserialize(in));
      case EDITED -> new Word.Edited(clock, EditionText.read(Wire.readText(in)));
      case NOTED -> new Word.Noted(clock, LINES.deserialize(in));
      case ARRIVED -> new Word.Arrived(clock, in.readLong(), in.readLong());
      default -> throw new IOException("there is no word of kind " + kind);
    };
  }

  @Override
  public Word copy(Word word) {
    return word;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }
}
