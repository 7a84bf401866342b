package urbanbrain.flow.demux.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import urbanbrain.cel.CelCompiler;
import urbanbrain.cel.Truth;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.rule.draft.LegScope;
import urbanbrain.text.YamlNode;

/** Random conditions on the events of a stream, and such events. */
public final class Wheres {

  /** The stream; any of its fields may be absent. */
  public static final StreamType STREAM =
      Events.stream("city.reading", "kind:text", "zone:text", "level", "amount");

  private static final CelCompiler<Event> COMPILER = new CelCompiler<>(new LegScope("e", STREAM));

  private final Random random;

  /** Draws from this. */
  public Wheres(Random random) {
    this.random = random;
  }

  /** A condition as written. */
  public String text() {
    return truth(3);
  }

  /** The condition that a text is. */
  public static Truth<Event> compiled(String text) {
    YamlNode node = YamlNode.parse("t", "|\n  " + text, new ArrayList<>()).orElseThrow();
    return COMPILER.truth(node).orElseThrow();
  }

  private String truth(int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return simple();
    }
    return switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> "(" + truth(depth - 1) + " && " + truth(depth - 1) + ")";
      case 4, 5 -> "(" + truth(depth - 1) + " || " + truth(depth - 1) + ")";
      case 6 -> "!(" + truth(depth - 1) + ")";
      default -> "(" + truth(depth - 1) + " ? " + truth(depth - 1) + " : " + truth(depth - 1) + ")";
    };
  }

  private String simple() {
    return switch (random.nextInt(9)) {
      case 0, 1 -> textField() + " == " + quoted();
      case 2 -> quoted() + " == " + textField();
      case 3 -> textField() + " in [" + quoted() + ", " + quoted() + "]";
      case 4 -> numberField() + " == " + number();
      case 5 -> numberField() + " in [" + number() + ", " + number() + "]";
      case 6 -> numberField() + pick(" < ", " >= ", " != ") + number();
      case 7 -> textField() + pick(" != ", " < ") + quoted();
      default -> "has(" + pick(textField(), numberField()) + ")";
    };
  }

  private String textField() {
    return pick("e.kind", "e.zone");
  }

  private String numberField() {
    return pick("e.level", "e.amount");
  }

  private String quoted() {
    return "'" + word() + "'";
  }

  private String word() {
    return pick("a", "b", "c", "d", "");
  }

  private String number() {
    return pick("0.0", "-0.0", "1", "2.5", "-3");
  }

  /** An event at this time. */
  public Event event(long time) {
    Events event = Events.of(STREAM);
    for (String field : List.of("kind", "zone")) {
      if (random.nextInt(5) > 0) {
        event.with(field, word());
      }
    }
    for (String field : List.of("level", "amount")) {
      if (random.nextInt(5) > 0) {
        event.with(field, Double.parseDouble(number()));
      }
    }
    return event.at(time, "at " + time);
  }

  private String pick(String... of) {
    return of[random.nextInt(of.length)];
  }
}
