package urbanbrain.flow.evidence;

import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Wire;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;

/** Writes evidence. */
public final class EvidenceForm {

  /**
   * The form's number: greater than how many pieces can be shown, with which evidence began before
   * there was this form.
   */
  private static final int FORM = 64;

  /** Reads a piece as it was written before there was this form. */
  @FunctionalInterface
  public interface Former {
    EventRef read(DataInputView in) throws IOException;
  }

  private EvidenceForm() {}

  /** Writes evidence. */
  public static void write(Evidence evidence, DataOutputView out) throws IOException {
    out.writeByte(FORM);
    Wire.writeNumber(evidence.total(), out);
    long[] identities = evidence.identities();
    Wire.writeLongs(identities, out);
    writeLegs(evidence.legs(), out);
    Wire.writeSize(evidence.shown().size(), out);
    RefForm refs = new RefForm(identities);
    for (EventRef ref : evidence.shown()) {
      refs.write(ref, out);
    }
  }

  /** How many have the same leg, and the leg, until all have one. */
  private static void writeLegs(int[] legs, DataOutputView out) throws IOException {
    int from = 0;
    while (from < legs.length) {
      int to = from + 1;
      while (to < legs.length && legs[to] == legs[from]) {
        to++;
      }
      Wire.writeSize(to - from, out);
      Wire.writeSize(legs[from], out);
      from = to;
    }
  }

  /** Reads evidence. */
  public static Evidence read(DataInputView in, Former former) throws IOException {
    int form = in.readByte();
    if (form < FORM) {
      return readFormer(form, in, former);
    }
    if (form > FORM) {
      throw new IOException("evidence of form " + form + ", known is " + FORM);
    }
    long total = Wire.readNumber(in);
    long[] identities = Wire.readLongs(in);
    int[] legs = readLegs(identities.length, in);
    EventRef[] shown = new EventRef[Wire.readSize(in)];
    RefForm refs = new RefForm(identities);
    for (int i = 0; i < shown.length; i++) {
      shown[i] = refs.read(in);
    }
    return new Evidence(List.of(shown), total, identities, legs);
  }

  private static int[] readLegs(int count, DataInputView in) throws IOException {
    int[] legs = new int[count];
    int from = 0;
    while (from < count) {
      int to = from + Wire.readSize(in);
      int leg = Wire.readSize(in);
      while (from < to) {
        legs[from++] = leg;
      }
    }
    return legs;
  }

  private static Evidence readFormer(int count, DataInputView in, Former former)
      throws IOException {
    EventRef[] shown = new EventRef[count];
    for (int i = 0; i < count; i++) {
      shown[i] = former.read(in);
    }
    long total = in.readLong();
    long[] identities = Wire.readLongs(in);
    int[] legs = new int[identities.length];
    for (int i = 0; i < legs.length; i++) {
      legs[i] = Wire.readSize(in);
    }
    return new Evidence(List.of(shown), total, identities, legs);
  }
}
