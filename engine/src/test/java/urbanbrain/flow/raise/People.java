package urbanbrain.flow.raise;

import java.util.ArrayList;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.FieldType;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;

/** What people and planned things say, minute by minute. */
final class People {

  static final StreamType CLEARED = texts("traffic.cleared", "street");
  static final StreamType WORKS = texts("operations.planned_work", "street");
  private static final StreamType CLOSE = texts("operations.close", "incident", "by", "note");
  private static final StreamType ACK = texts("operations.ack", "incident", "by", "note");
  private static final StreamType FEEDBACK =
      texts("operations.feedback", "incident", "verdict", "by", "note");
  static final StreamType SILENCE = silences();

  static final List<StreamType> STREAMS =
      List.of(Play.STREAM, CLEARED, WORKS, CLOSE, ACK, FEEDBACK, SILENCE);

  private People() {}

  private static StreamType texts(String name, String... fields) {
    return new StreamType(name, "", null, fields(fields));
  }

  private static List<Field> fields(String... names) {
    List<Field> fields = new ArrayList<>();
    for (String name : names) {
      boolean sensitive = name.equals("note");
      fields.add(new Field(name, FieldType.TEXT, null, 0, 0, sensitive, "", fields.size()));
    }
    return fields;
  }

  private static StreamType silences() {
    List<Field> fields = new ArrayList<>(fields("rule", "area", "by", "why"));
    fields.add(new Field("until", FieldType.NUMBER, "ms", 0, 1e15, false, "", 0));
    fields.add(new Field("radius", FieldType.NUMBER, "m", 0, 1e6, false, "", 1));
    return new StreamType("operations.silence", "", null, fields);
  }

  private static Event said(StreamType stream, double minute, Place place, String... texts) {
    Event.Clock clock = new Event.Clock(Play.minutes(minute), Event.NO_ARRIVAL);
    return new Event(stream, stream.name() + minute, clock, place, new double[0], texts);
  }

  static Place at(double kilometres) {
    return new Place(0, kilometres / 111.2);
  }

  static Event cleared(double minute, double kilometres, String street) {
    return said(CLEARED, minute, at(kilometres), street);
  }

  static Event works(double from, double until, double kilometres) {
    Event event = said(WORKS, from, at(kilometres), (String) null);
    return event.with(new Event.Special(Play.minutes(until), null, false, null));
  }

  static Event close(double minute, String incident) {
    return said(CLOSE, minute, Place.NONE, incident, "Ann", "over");
  }

  static Event ack(double minute, String incident) {
    return said(ACK, minute, Place.NONE, incident, "Ann", "on it");
  }

  static Event feedback(double minute, String incident) {
    return said(FEEDBACK, minute, Place.NONE, incident, "true", "Ann", "seen");
  }

  /** From milliseconds to milliseconds about incidents of a key or around a place, if any. */
  static Event silence(Event.Clock from, long until, Place place, String... about) {
    double[] numbers = {until, Double.NaN};
    String[] texts = {about[0], about[1], "Ann", "drill"};
    return new Event(SILENCE, "silence" + from.time(), from, place, numbers, texts);
  }

  static Event silence(String rule, double from, double until) {
    return silence(rule, null, from, until);
  }

  static Event silenceIn(String area, double from, double until) {
    return silence(null, area, from, until);
  }

  private static Event silence(String rule, String area, double from, double until) {
    double[] numbers = {Play.minutes(until), Double.NaN};
    Event.Clock clock = new Event.Clock(Play.minutes(from), Event.NO_ARRIVAL);
    String[] texts = {rule, area, "Ann", "drill"};
    return new Event(SILENCE, "silence" + from, clock, Place.NONE, numbers, texts);
  }
}
