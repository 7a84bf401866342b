package urbanbrain.flow.detect.silence;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.Wire;

/** All that is held for one key: what each rule knows of it, and the timer. */
final class KeySilence {

  /** No timer is pending. */
  static final long NO_TIMER = Long.MAX_VALUE;

  final long signature;

  /** By rule; null where a rule has heard nothing. */
  final Silence[] rules;

  long timer = NO_TIMER;

  KeySilence(long signature, int rules) {
    this.signature = signature;
    this.rules = new Silence[rules];
  }

  /** Whether it holds nothing that matters any more. */
  boolean isIdle() {
    for (Silence silence : rules) {
      if (silence != null) {
        return false;
      }
    }
    return true;
  }

  /** Writes what is held for a key. */
  public static final class Form extends Codec<KeySilence> {

    private static final int VERSION = 1;

    /** For Flink. */
    public Form() {
      super(KeySilence.class);
    }

    @Override
    protected void write(KeySilence key, DataOutputView out) throws IOException {
      out.writeByte(VERSION);
      out.writeLong(key.signature);
      Wire.writeSize(key.rules.length, out);
      out.writeLong(key.timer);
      for (Silence silence : key.rules) {
        out.writeBoolean(silence != null);
        if (silence != null) {
          write(silence, out);
        }
      }
    }

    private static void write(Silence silence, DataOutputView out) throws IOException {
      out.writeBoolean(silence.last != null);
      if (silence.last != null) {
        EventCodec.INSTANCE.serialize(silence.last, out);
      }
      out.writeLong(silence.opening);
      out.writeBoolean(silence.isDegraded);
      out.writeBoolean(silence.isKnown);
      Wire.writeList(silence.ahead, out, EventCodec.INSTANCE::serialize);
    }

    @Override
    protected KeySilence read(DataInputView in) throws IOException {
      Wire.readVersion(in, VERSION);
      KeySilence key = new KeySilence(in.readLong(), Wire.readSize(in));
      key.timer = in.readLong();
      for (int i = 0; i < key.rules.length; i++) {
        key.rules[i] = in.readBoolean() ? readSilence(in) : null;
      }
      return key;
    }

    private static Silence readSilence(DataInputView in) throws IOException {
      Silence silence = new Silence();
      silence.last = in.readBoolean() ? EventCodec.INSTANCE.deserialize(in) : null;
      silence.opening = in.readLong();
      silence.isDegraded = in.readBoolean();
      silence.isKnown = in.readBoolean();
      silence.ahead.addAll(Wire.readList(in, EventCodec.INSTANCE::deserialize));
      return silence;
    }

    @Override
    public KeySilence copy(KeySilence key) {
      KeySilence copy = new KeySilence(key.signature, key.rules.length);
      for (int i = 0; i < key.rules.length; i++) {
        copy.rules[i] = key.rules[i] == null ? null : key.rules[i].copy();
      }
      copy.timer = key.timer;
      return copy;
    }
  }
}
