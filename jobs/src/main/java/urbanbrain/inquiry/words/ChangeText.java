package urbanbrain.inquiry.words;

import java.util.Optional;
import urbanbrain.inquiry.change.Change;
import urbanbrain.inquiry.change.Change.Allowed;
import urbanbrain.inquiry.change.Change.Anywhere;
import urbanbrain.inquiry.change.Change.Recorded;
import urbanbrain.inquiry.change.Change.Turned;
import urbanbrain.inquiry.change.Change.Unasked;
import urbanbrain.inquiry.change.Change.Without;
import urbanbrain.inquiry.change.Condition;
import urbanbrain.inquiry.change.Dial;
import urbanbrain.inquiry.tape.Surroundings;
import urbanbrain.inquiry.tape.Surroundings.OfLeg;
import urbanbrain.send.privacy.Mask;
import urbanbrain.verdict.EventRef;

/** Tells in one sentence what a change makes good: what was wrong, and by how much. */
public final class ChangeText {

  private final String rule;
  private final Surroundings around;
  private final Exhibits exhibits;
  private final Mask mask;

  /**
   * Sentences about what would have been enough for a rule.
   *
   * @param exhibits what the rule finds with the changes
   */
  ChangeText(String rule, Surroundings around, Exhibits exhibits, Mask mask) {
    this.rule = rule;
    this.around = around;
    this.exhibits = exhibits;
    this.mask = mask;
  }

  /** The sentence, without a full stop. */
  String of(Change change) {
    if (change instanceof Turned turned) {
      String of = turned.dial().rule().equals(rule) ? "" : turned.dial().rule() + ": ";
      return of + turned(turned, turned.dial());
    }
    if (change instanceof Unasked unasked) {
      return unasked(unasked.condition());
    }
    if (change instanceof Allowed allowed) {
      return "%s came, which must be absent%s".formatted(allowed.leg(), at(allowed.leg()));
    }
    if (change instanceof Without without) {
      return without(without.leg());
    }
    return change instanceof Anywhere anywhere
        ? anywhere(anywhere)
        : recorded(((Recorded) change).how());
  }

  private String turned(Turned turned, Dial dial) {
    String instead =
        "`%s: %s`; with %s it would have been raised"
            .formatted(dial.word(), dial.part(), written(turned));
    return why(turned, dial).map(why -> why + ": " + instead).orElse(instead);
  }

  /** The number alone, or in its condition. */
  private static String written(Turned turned) {
    Dial dial = turned.dial();
    String number = dial.write(turned.number());
    return switch (dial.unit()) {
      case DURATION, DISTANCE, WHOLE -> number;
      case NUMBER -> number + " in place of " + dial.written();
    };
  }

  private Optional<String> why(Turned turned, Dial dial) {
    boolean isMore = turned.number() > dial.value();
    String by = Spans.of(dial, Math.abs(turned.number() - dial.value()));
    if (dial.word().startsWith("within") && isMore) {
      return exhibits.beyond(dial.value()).map(piece -> tooFarInTime(piece, by));
    }
    if (dial.word().equals("near") && isMore) {
      return exhibits
          .farthestInSpace()
          .map(piece -> "%s stood %s too far away".formatted(named(piece), by));
    }
    return Optional.ofNullable(
        switch (dial.word()) {
          case "hold", "for" -> isMore ? null : "it lasted %s too short".formatted(by);
          case "at_least" ->
              "%s of %s legs were there".formatted(Spans.of(dial, turned.number()), dial.written());
          case "of_last" ->
              isMore
                  ? null
                  : "at %s of the last boundaries it was so, and not at %s"
                      .formatted(Spans.of(dial, turned.number()), dial.written());
          default -> counted(turned, dial);
        });
  }

  private String counted(Turned turned, Dial dial) {
    if (dial.word().startsWith("count of ")) {
      String leg = dial.word().substring("count of ".length());
      return "%s of %s %s were there"
          .formatted(Spans.of(dial, turned.number()), dial.written(), leg);
    }
    return dial.unit() == Dial.Unit.NUMBER ? "it did not hold" : null;
  }

  private String tooFarInTime(EventRef piece, String by) {
    return "%s came %s too %s"
        .formatted(named(piece), by, exhibits.offset(piece) < 0 ? "early" : "late");
  }

  private String named(EventRef piece) {
    return piece.leg() + " " + mask.piece(piece).id();
  }

  private String unasked(Condition condition) {
    String of = condition.rule().equals(rule) ? "" : condition.rule() + ": ";
    String what =
        condition.word().equals("where")
            ? "filtered by `where`"
            : "`%s` did not hold".formatted(condition.word());
    return of + "%s: `%s`%s".formatted(what, condition.text(), at(condition.leg()));
  }

  private String at(String leg) {
    return exhibits
        .first(leg)
        .map(piece -> mask.piece(piece).id())
        .or(() -> heard(leg).filter(h -> h.nearest() != null).map(this::nearestId))
        .map(id -> ", of " + id)
        .orElse("");
  }

  private String nearestId(OfLeg heard) {
    return mask.id(heard.stream(), heard.nearest().id());
  }

  private Optional<OfLeg> heard(String leg) {
    return around.legs().stream()
        .filter(heard -> heard.rule().equals(rule) && heard.leg().equals(leg))
        .findFirst();
  }

  private String without(String leg) {
    return heard(leg)
        .map(heard -> "no %s was there%s".formatted(leg, WhyNotText.nearest(heard, mask)))
        .orElse("the signal %s was not raised there".formatted(leg));
  }

  private static String anywhere(Anywhere anywhere) {
    return anywhere.same().isEmpty()
        ? "they were together in time, but too far apart to look for how far"
        : "they were together in time, but not of the same %s"
            .formatted(String.join(", ", anywhere.same()));
  }

  private String recorded(Change.Otherwise how) {
    return switch (how) {
      case JUDGED ->
          "the rule is in draft or retired, and so not judged; else it would have been raised";
      case LATE_COUNTS -> "dropped as late: " + late();
      case GOES_ON ->
          "not decided yet: the recording ends before nothing can come any more that decides it";
      case SOURCES_LIVE -> "the source itself was silent: nobody is silent while their source is";
    };
  }

  private String late() {
    return around.late().stream()
        .filter(letter -> exhibits.pieces().stream().anyMatch(p -> p.id().equals(letter.id())))
        .findFirst()
        .or(() -> around.late().stream().findFirst())
        .map(
            letter ->
                "%s of %s came %s behind the newest event of its source %s (%s line %d)"
                    .formatted(
                        mask.late(letter).id(),
                        letter.stream(),
                        Spans.text(letter.behind()),
                        letter.source(),
                        letter.file(),
                        letter.line()))
        .orElse("events that came too late");
  }
}
