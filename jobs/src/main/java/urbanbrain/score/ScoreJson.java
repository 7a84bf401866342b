package urbanbrain.score;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes scores as JSON: every count, and the figures made of them; null where there is none. */
public final class ScoreJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ScoreJson() {}

  /** One object with {@code rules}, {@code overall}, {@code misses} and {@code false_alarms}. */
  public static String write(Scoring scoring) {
    ObjectNode all = JSON.createObjectNode();
    ArrayNode rules = all.putArray("rules");
    scoring.byRule().forEach(score -> rules.add(object(score)));
    all.set("overall", object(scoring.overall()));
    ArrayNode misses = all.putArray("misses");
    for (Scoring.Miss miss : scoring.misses()) {
      String heldBack = miss.heldBack() == null ? null : miss.heldBack().contentId();
      misses.addObject().put("truth", miss.truth().id()).put("held_back", heldBack);
    }
    ArrayNode falseAlarms = all.putArray("false_alarms");
    scoring.falseAlarms().forEach(i -> falseAlarms.add(i.contentId()));
    return all.toPrettyString();
  }

  private static ObjectNode object(RuleScore score) {
    ObjectNode object = JSON.createObjectNode().put("rule", score.rule());
    object.put("incidents", score.incidents()).put("right", score.right());
    object.put("repeats", score.repeats()).put("held_back", score.heldBack());
    object.put("truths", score.truths()).put("found", score.found());
    object.put("days", score.days()).put("keys", score.keys());
    put(object, "precision", score.precision());
    put(object, "recall", score.recall());
    put(object, "false_alarms_a_day", score.falseAlarmsADay());
    put(object, "false_alarms_per_1000_keys", score.falseAlarmsPerThousandKeys());
    putDelays(object, "first_told_after_ms", score.seeming());
    putDelays(object, "certain_after_ms", score.certain());
    return object;
  }

  private static void put(ObjectNode object, String name, double value) {
    if (Double.isFinite(value)) {
      object.put(name, value);
    } else {
      object.putNull(name);
    }
  }

  private static void putDelays(ObjectNode object, String name, List<Long> sorted) {
    if (sorted.isEmpty()) {
      object.putNull(name);
    } else {
      object
          .putObject(name)
          .put("median", RuleScore.quantile(sorted, 0.5))
          .put("p90", RuleScore.quantile(sorted, 0.9));
    }
  }
}
