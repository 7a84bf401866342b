package urbanbrain.event;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import urbanbrain.cel.Truth;

/**
 * The kind of an event: a stream of the data dictionary with its fields.
 *
 * @param name {@code <domain>.<name>}, such as {@code traffic.speed}
 * @param key the name of the field that holds the asset's id, or null
 * @param kind whether later versions of an event replace earlier ones
 * @param hasSpans whether its events hold for a while ({@code valid}) and not at an instant
 * @param fields the declared fields, then the derived ones: those that decode looks up, see {@link
 *     Derived}
 * @param versions how the versions of an event are told apart; null in an append stream
 */
public record StreamType(
    String name,
    String says,
    String key,
    Kind kind,
    boolean hasSpans,
    List<Field> fields,
    Versions versions)
    implements Serializable {

  /** What the same id again means. */
  public enum Kind {
    /** Another event. */
    APPEND,
    /** Another version of the same event, if it has the same time too. */
    REVISED
  }

  /**
   * How a revised stream tells the versions of an event apart.
   *
   * @param revision the number that is highest in the version that counts; null where that is the
   *     version that arrived last
   * @param cancelled which versions say that there is no such event; null where none does
   */
  public record Versions(Field revision, Truth<Event> cancelled) implements Serializable {

    private Event.Version of(Event event) {
      double number = revision == null ? Double.NaN : event.number(revision);
      return new Event.Version(number, cancelled != null && cancelled.of(event));
    }
  }

  /** A stream whose versions, if it is revised, are told apart by arrival alone. */
  public StreamType(
      String name, String says, String key, Kind kind, boolean hasSpans, List<Field> fields) {
    this(name, says, key, kind, hasSpans, fields, versions(kind));
  }

  private static Versions versions(Kind kind) {
    return kind == Kind.REVISED ? new Versions(null, null) : null;
  }

  /** An append stream of events at instants. */
  public StreamType(String name, String says, String key, List<Field> fields) {
    this(name, says, key, Kind.APPEND, false, fields);
  }

  public StreamType {
    fields = List.copyOf(fields);
  }

  /** A number that stands for this stream on the wire and in state: a stable hash of its name. */
  public int code() {
    return StableHash.code(name);
  }

  /** Whether later versions of an event replace earlier ones. */
  public boolean isRevised() {
    return kind == Kind.REVISED;
  }

  /** An event of this stream with what makes it a version, where the stream is revised. */
  public Event versioned(Event event) {
    return isRevised() ? event.with(versions.of(event)) : event;
  }

  /** This stream with further derived fields; those that it has already are left out. */
  public StreamType with(List<Field> more) {
    List<Field> all = new ArrayList<>(fields);
    int numbers = numbers();
    int texts = texts();
    for (Field field : more) {
      if (field(field.name()).isEmpty()) {
        all.add(field.at(field.isText() ? texts++ : numbers++));
      }
    }
    return new StreamType(name, says, key, kind, hasSpans, all, versions);
  }

  /** The fields that events are mapped to: those that the dictionary declares. */
  public List<Field> declared() {
    return fields.stream().filter(f -> !f.isDerived()).toList();
  }

  /** The fields that decode looks up, and that are no part of what an event is. */
  public List<Field> looked() {
    return fields.stream().filter(Field::isDerived).toList();
  }

  /** The field of this name, declared or derived, if the stream has one. */
  public Optional<Field> field(String field) {
    return fields.stream().filter(f -> f.name().equals(field)).findFirst();
  }

  /** How many number slots an event of this stream has. */
  public int numbers() {
    return (int) fields.stream().filter(f -> !f.isText()).count();
  }

  /** How many text slots an event of this stream has. */
  public int texts() {
    return (int) fields.stream().filter(Field::isText).count();
  }

  /** How many of the number slots are of declared fields: the first ones. */
  public int declaredNumbers() {
    return (int) declared().stream().filter(f -> !f.isText()).count();
  }

  /** How many of the text slots are of declared fields: the first ones. */
  public int declaredTexts() {
    return (int) declared().stream().filter(Field::isText).count();
  }
}
