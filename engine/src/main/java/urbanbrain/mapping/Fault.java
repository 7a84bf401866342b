package urbanbrain.mapping;

/** Says why a record becomes no event, and where in it. */
public final class Fault extends Exception {

  private final Reason reason;
  private final String field;

  /**
   * What is wrong with a record.
   *
   * @param field the column or member that is at fault, or null
   * @param detail in words, without the record itself
   */
  public Fault(Reason reason, String field, String detail) {
    super(detail, null, false, false); // no trace: it tells of the record, not of the code
    this.reason = reason;
    this.field = field;
  }

  public Reason reason() {
    return reason;
  }

  /** The column or member that is at fault, or null. */
  public String field() {
    return field;
  }
}
