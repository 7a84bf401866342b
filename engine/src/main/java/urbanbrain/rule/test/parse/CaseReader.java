package urbanbrain.rule.test.parse;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import urbanbrain.asset.Assets;
import urbanbrain.event.Dictionary;
import urbanbrain.rule.test.Arrival;
import urbanbrain.rule.test.Case;
import urbanbrain.rule.test.Expected;
import urbanbrain.rule.test.Moments;
import urbanbrain.text.Durations;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads one case. */
final class CaseReader {

  private final Dictionary streams;
  private final Set<String> used;

  /**
   * A reader.
   *
   * @param used the streams that the rule uses; empty where that is not known
   */
  CaseReader(Dictionary streams, Set<String> used) {
    this.streams = streams;
    this.used = used;
  }

  /** The case, with what of it is no problem; nothing where it has no name or no events. */
  Optional<Case> read(YamlNode node) {
    Shape shape =
        Shape.of(
            node,
            "a case",
            "name",
            "zone",
            "assets",
            "lateness",
            "until",
            "every",
            "events",
            "expect");
    Optional<String> name = shape.need("name").flatMap(Scalars::text);
    ZoneId zone = shape.get("zone").map(CaseReader::zone).orElse(ZoneOffset.UTC);
    Moments moments = new Moments(zone);
    AssetsReader assets = new AssetsReader(streams);
    Assets known = shape.get("assets").map(assets::read).orElse(Assets.NONE);
    Optional<YamlNode> every = shape.get("every");
    every.filter(map -> !map.isMap()).ifPresent(map -> Shape.of(map, "'every'", "stream"));
    Optional<YamlNode> events = shape.need("events");
    List<Arrival> written =
        events
            .map(list -> events(every.filter(YamlNode::isMap)).read(list, moments, known))
            .orElse(List.of());
    events.ifPresent(list -> checkUsed(list, written));
    List<Arrival> arrivals = inOrderOfArrival(written);
    long until = until(shape, moments, arrivals);
    ExpectReader expectations = new ExpectReader(moments, until);
    List<Expected> expected = shape.need("expect").map(expectations::read).orElse(List.of());
    long lateness = lateness(shape, moments, arrivals);
    boolean isThere = name.isPresent() && !arrivals.isEmpty();
    return isThere
        ? Optional.of(
            new Case(
                name.get(), node.line(), zone, moments, known, arrivals, lateness, until, expected))
        : Optional.empty();
  }

  private EventsReader events(Optional<YamlNode> every) {
    Optional<String> only = used.size() == 1 ? used.stream().findFirst() : Optional.empty();
    return new EventsReader(streams, only, every);
  }

  private static ZoneId zone(YamlNode node) {
    try {
      return ZoneId.of(node.text());
    } catch (DateTimeException e) {
      node.complain("%s is no time zone: write one as Europe/Berlin".formatted(node.quote()));
      return ZoneOffset.UTC;
    }
  }

  private void checkUsed(YamlNode events, List<Arrival> arrivals) {
    boolean isUseless =
        !used.isEmpty()
            && !arrivals.isEmpty()
            && arrivals.stream().noneMatch(arrival -> used.contains(arrival.stream()));
    if (isUseless) {
      events.complain(
          "none of them is of a stream that the rule uses, so they prove nothing: it uses "
              + String.join(", ", used));
    }
  }

  private static List<Arrival> inOrderOfArrival(List<Arrival> written) {
    return written.stream()
        .sorted(Comparator.comparingLong(arrival -> arrival.event().arrival()))
        .toList();
  }

  private static long until(Shape shape, Moments moments, List<Arrival> arrivals) {
    long newest = arrivals.stream().mapToLong(Arrival::said).max().orElse(moments.begin());
    Optional<YamlNode> node = shape.get("until");
    Optional<Long> until = node.flatMap(moments::read);
    if (until.isPresent() && until.get() < newest) {
      node.get().complain("its newest event is later, at %s".formatted(moments.write(newest)));
    }
    return Math.max(newest, until.orElse(newest));
  }

  /** How far behind the newest event one may come: as said, else as far as one does come. */
  private static long lateness(Shape shape, Moments moments, List<Arrival> arrivals) {
    Optional<YamlNode> node = shape.get("lateness");
    Optional<Long> said = node.flatMap(Durations::read);
    long newest = Long.MIN_VALUE;
    long most = 0;
    for (Arrival arrival : arrivals) {
      newest = Math.max(newest, arrival.said());
      most = Math.max(most, newest - arrival.said());
    }
    if (said.isPresent() && said.get() < most) {
      node.get()
          .complain(
              "an event comes %s behind the newest one, and would be late"
                  .formatted(moments.write(moments.begin() + most)));
    }
    return said.orElse(most);
  }
}
