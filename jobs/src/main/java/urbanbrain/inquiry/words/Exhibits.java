package urbanbrain.inquiry.words;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import urbanbrain.event.Place;
import urbanbrain.geo.Earth;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.send.privacy.Mask;
import urbanbrain.verdict.EventRef;

/**
 * Pieces of evidence in the order of time, each with how long it came after an anchor and how far
 * from it. The values of sensitive fields are not shown.
 *
 * @param pieces in the order of time
 * @param anchorLeg the leg that is looked around; null where a signal opens
 * @param start the time of the anchor, or the opening
 * @param place the place of the anchor, or of the signal
 */
public record Exhibits(List<EventRef> pieces, String anchorLeg, long start, Place place) {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** The evidence of a rule's match, or of an incident that begins with one. */
  static Exhibits of(Rule rule, List<EventRef> pieces, long start, Place place) {
    List<EventRef> inOrder = pieces.stream().sorted(EventRef.ORDER).toList();
    return new Exhibits(inOrder, anchorLeg(rule.when()), start, place);
  }

  private static String anchorLeg(Form form) {
    if (form instanceof Form.All all) {
      return all.anchor().name();
    }
    return form instanceof Form.Sequence sequence ? sequence.steps().get(0).name() : null;
  }

  /** How long after the anchor a piece came, in milliseconds. */
  long offset(EventRef piece) {
    return piece.time() - start;
  }

  /** How far from the anchor it was, in metres; NaN where one of both has no place. */
  double metres(EventRef piece) {
    Place there = piece.place();
    return place.isKnown() && there.isKnown()
        ? Earth.metres(place.lat(), place.lon(), there.lat(), there.lon())
        : Double.NaN;
  }

  private boolean isOfAnchorLeg(EventRef piece) {
    return piece.leg().equals(anchorLeg);
  }

  private Stream<EventRef> others() {
    return pieces.stream().filter(piece -> !isOfAnchorLeg(piece) || offset(piece) != 0);
  }

  /**
   * The piece that came farthest from the anchor beyond so many milliseconds: an event, as an
   * episode may last into what is looked at, else an episode; of another leg, if there is one.
   */
  Optional<EventRef> beyond(double millis) {
    return others()
        .filter(piece -> Math.abs(offset(piece)) > millis)
        .min(
            comparing((EventRef piece) -> isEpisode(piece))
                .thenComparing(this::isOfAnchorLeg)
                .thenComparing(piece -> -Math.abs(offset(piece))));
  }

  private static boolean isEpisode(EventRef piece) {
    return piece.stream().indexOf('.') < 0;
  }

  /** The piece that was farthest from the anchor. */
  Optional<EventRef> farthestInSpace() {
    return others()
        .filter(piece -> !Double.isNaN(metres(piece)))
        .max(comparingDouble(this::metres));
  }

  /** The first piece of a leg. */
  Optional<EventRef> first(String leg) {
    return pieces.stream().filter(piece -> piece.leg().equals(leg)).findFirst();
  }

  /** A line each. */
  List<String> lines(Mask mask, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    int legs = pieces.stream().mapToInt(piece -> piece.leg().length()).max().orElse(0);
    for (EventRef piece : pieces) {
      EventRef shown = mask.piece(piece);
      String line = "%s  %-12s  %-" + Math.max(1, legs) + "s  %s%s%s";
      lines.add(
          line.formatted(
                  time(piece.time(), zone),
                  Spans.offset(offset(piece)),
                  piece.leg(),
                  shown.id(),
                  distance(piece),
                  values(shown))
              .stripTrailing());
    }
    return lines;
  }

  private String distance(EventRef piece) {
    double metres = metres(piece);
    return Double.isNaN(metres) || metres == 0 ? "" : ", " + Spans.metres(metres) + " away";
  }

  private static String values(EventRef shown) {
    StringBuilder values = new StringBuilder();
    shown
        .fields()
        .forEach(
            (field, value) ->
                values
                    .append(values.isEmpty() ? "  " : ", ")
                    .append(field)
                    .append(' ')
                    .append(value));
    return values.toString();
  }

  /** A moment as people read it. */
  static String time(long millis, ZoneId zone) {
    return CLOCK.format(Instant.ofEpochMilli(millis).atZone(zone));
  }
}
