package urbanbrain.city.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import urbanbrain.asset.Assets;
import urbanbrain.send.route.Places;
import urbanbrain.send.route.Route.Certainty;
import urbanbrain.text.Durations;
import urbanbrain.text.Nearest;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads what goes to a webhook. */
public final class RoutingText {

  /** Its words. */
  public static final List<String> WORDS =
      List.of("areas", "certainties", "provisional", "update_every", "escalate");

  private final Assets assets;
  private final Map<YamlNode, String> targets = new LinkedHashMap<>();

  /** The words of CAP for how certain it is. */
  private enum Word {
    Observed,
    Likely
  }

  /** A reader for all channels of a city with these areas. */
  public RoutingText(Assets assets) {
    this.assets = assets;
  }

  /**
   * Reads the words of a webhook.
   *
   * @param name what the webhook is called
   */
  public Routing read(Shape shape, String name) {
    List<String> areas = areas(shape);
    Certainty certainty = certainty(shape);
    long updateEvery = shape.get("update_every").flatMap(Durations::read).orElse(0L);
    Optional<Shape> escalate =
        shape.get("escalate").map(n -> Shape.of(n, "an escalation", "unless", "after", "to"));
    long after = escalate.flatMap(RoutingText::after).orElse(0L);
    String to = escalate.flatMap(e -> to(e, name)).orElse(null);
    return new Routing(areas, certainty, updateEvery, to == null ? 0 : after, to);
  }

  private List<String> areas(Shape shape) {
    List<String> areas = new ArrayList<>();
    for (YamlNode node : shape.get("areas").map(Scalars::oneOrMore).orElse(List.of())) {
      Optional<String> area = Scalars.text(node);
      area.flatMap(name -> Places.doubt(name, assets)).ifPresent(node::complain);
      area.ifPresent(areas::add);
    }
    return areas;
  }

  private static Certainty certainty(Shape shape) {
    List<Word> words = new ArrayList<>();
    for (YamlNode node : shape.get("certainties").map(Scalars::oneOrMore).orElse(List.of())) {
      Scalars.word(node, Word.class).ifPresent(words::add);
    }
    Optional<YamlNode> provisional = shape.get("provisional");
    boolean isLeftOut = !provisional.flatMap(Scalars::flag).orElse(true);
    if (provisional.isPresent() && shape.has("certainties")) {
      provisional.get().complain("`certainties` says already how certain it must be");
    }
    if (isLeftOut || words.equals(List.of(Word.Observed))) {
      return Certainty.OBSERVED;
    }
    return words.equals(List.of(Word.Likely)) ? Certainty.LIKELY : Certainty.ANY;
  }

  private static Optional<Long> after(Shape escalate) {
    Optional<YamlNode> unless = escalate.need("unless");
    if (unless.isPresent() && !unless.get().text().equals("ack")) {
      unless
          .get()
          .complain("%s is none of the words known here: ack".formatted(unless.get().quote()));
    }
    Optional<YamlNode> node = escalate.need("after");
    Optional<Long> after = node.flatMap(Durations::read);
    if (after.isPresent() && after.get() == 0) {
      node.get().complain("'after' is above 0: who is told at once is told by its own `rules`");
    }
    return after;
  }

  private Optional<String> to(Shape escalate, String name) {
    Optional<YamlNode> node = escalate.need("to");
    Optional<String> to = node.flatMap(Scalars::text);
    if (to.isPresent() && to.get().equals(name)) {
      node.get().complain("a channel cannot call itself for help");
    } else if (to.isPresent()) {
      targets.put(node.get(), to.get());
    }
    return to;
  }

  /** Complains of those that were called for help and are not there. */
  public void checkTargets(Set<String> callable) {
    targets.forEach(
        (node, to) -> {
          if (!callable.contains(to)) {
            node.complain(
                "no webhook and no topic is called '%s'%s"
                    .formatted(to, Nearest.hint(to, callable)));
          }
        });
  }
}
