package urbanbrain.send;

import com.google.common.io.Resources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Packs the bodies of messages while they wait: what a dead receiver has not taken is written by
 * every checkpoint. Messages are short and alike, so they are packed (zlib, RFC 1950) against a
 * text of what is common to them. That text is part of every savepoint: it never changes; another
 * one has another number.
 */
public final class Packing {

  private static final byte[] COMMON = common();
  private static final int BUFFER = 2_048;

  private Packing() {}

  private static byte[] common() {
    try {
      return Resources.toByteArray(Resources.getResource(Packing.class, "common-1.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Packs a body, the same always in the same way. */
  public static byte[] pack(byte[] body) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setDictionary(COMMON);
      deflater.setInput(body);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream(BUFFER);
      byte[] buffer = new byte[BUFFER];
      while (!deflater.finished()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /**
   * The body that was packed.
   *
   * @throws IllegalArgumentException where that was done by another text
   */
  public static byte[] unpack(byte[] packed) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      ByteArrayOutputStream body = new ByteArrayOutputStream(2 * BUFFER);
      byte[] buffer = new byte[BUFFER];
      while (!inflater.finished()) {
        int length = inflater.inflate(buffer);
        if (inflater.needsDictionary()) {
          inflater.setDictionary(COMMON);
        } else if (length == 0 && !inflater.finished()) {
          throw new IllegalArgumentException("a packed message ends too soon");
        }
        body.write(buffer, 0, length);
      }
      return body.toByteArray();
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("no packed message", e);
    } finally {
      inflater.end();
    }
  }
}
