package urbanbrain.collect.recording;

import java.io.Serializable;

/**
 * Where a live job's records are kept, and for how long.
 *
 * @param dir the folder, on the machine of the task that decodes
 * @param rotate when a file is full and the next one begins: its age and its size
 * @param keep when the oldest files are removed: their age and the size of all
 */
public record Keeping(String dir, Limits rotate, Limits keep) implements Serializable {

  /**
   * Whichever is reached first.
   *
   * @param age milliseconds
   * @param size bytes, as they lie there
   */
  public record Limits(long age, long size) implements Serializable {}

  /** An hour, or 256 MB. */
  public static final Limits ROTATE = new Limits(3_600_000L, 256_000_000L);

  /** A week, or 20 GB. */
  public static final Limits KEEP = new Limits(7 * 86_400_000L, 20_000_000_000L);
}
