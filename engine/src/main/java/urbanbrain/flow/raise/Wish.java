package urbanbrain.flow.raise;

import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.StreamType;
import urbanbrain.flow.raise.desk.Ack;
import urbanbrain.flow.raise.desk.Reception;
import urbanbrain.flow.raise.notice.Wording;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.MatchName;

/** A word of people or their systems: an event of one of the built-in streams of operations. */
record Wish(Event event, StreamType stream, Wording wording) {

  private static final String DOMAIN = "operations.";

  /** Whether it is of this stream of operations. */
  boolean is(String name) {
    return stream.name().equals(DOMAIN + name);
  }

  /** Whether it is about one incident. */
  boolean isAboutIncident() {
    return is("ack") || is("close") || is("feedback");
  }

  /** A field's value, null where it is absent. */
  String text(String name) {
    return stream.field(name).map(event::print).orElse(null);
  }

  /** A field's value as it is, for channels that may reveal it. */
  String raw(String name) {
    return wording.raw(event, stream, name);
  }

  /** A field's value as anybody may see it. */
  String shown(String name) {
    return wording.shown(event, stream, name);
  }

  private double number(String name) {
    Field field = stream.field(name).orElse(null);
    return field == null ? Double.NaN : event.number(field);
  }

  /** What it says, for people. */
  String says() {
    String verdict = is("feedback") ? " " + shown("verdict") : "";
    return stream.name().substring(DOMAIN.length())
        + verdict
        + " by "
        + shown("by")
        + ", "
        + shown("note");
  }

  /** What is to be silent. Without an end of its own it ends with the event's span. */
  Reception.Asked silence() {
    double until = number("until");
    long end = Double.isNaN(until) ? event.until() : (long) until;
    String by = "silence by " + shown("by") + ": " + shown("why");
    return new Reception.Asked(text("rule"), text("area"), number("radius"), end, by);
  }

  /** Who has taken the incident of this name in hand. */
  Ack ack(MatchName name) {
    return new Ack(
        name.rule(), name.digits(), text("incident"), event.time(), raw("by"), shown("by"), says());
  }

  AuditLine line(String rule, AuditLine.What what, String detail) {
    String incident = text("incident");
    return new AuditLine(event.time(), rule, incident == null ? "?" : incident, what, detail);
  }
}
