package urbanbrain.collect.recording;

/**
 * How far a recording has come.
 *
 * @param file the number of the last file that holds any of it; {@link #NONE} before the first,
 *     {@link #UNKNOWN} for a job that has not looked yet where it begins
 * @param records how many of that file's records belong to it; {@link #ALL} for whatever it holds
 * @param lost how many records came after those and could not be written
 */
record Mark(long file, long records, long lost) {

  /** In place of a file's number. */
  static final long NONE = 0;

  /** In place of a number of records. */
  static final long ALL = Long.MAX_VALUE;

  /** In place of a file's number. */
  static final long UNKNOWN = -1;

  /** A job begins. */
  static final Mark FRESH = new Mark(UNKNOWN, ALL, 0);

  /** There was nothing when it began. */
  static final Mark NOTHING = new Mark(NONE, 0, 0);

  /** With so many more that were lost. */
  Mark losing(long more) {
    return new Mark(file, records, lost + more);
  }
}
