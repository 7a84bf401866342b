package urbanbrain.inquiry.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.FormatMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.city.City;
import urbanbrain.inquiry.Margins.Margin;
import urbanbrain.inquiry.RunFolder;
import urbanbrain.inquiry.Why.Reasons;
import urbanbrain.inquiry.change.Dial;
import urbanbrain.rule.Rule;
import urbanbrain.send.privacy.Mask;
import urbanbrain.verdict.Incident;

/** Tells people why an incident was raised. */
public final class WhyText {

  private final List<String> lines = new ArrayList<>();

  private WhyText() {}

  @FormatMethod
  private void say(String format, Object... values) {
    lines.add(format.formatted(values));
  }

  /** What the files of a run say of an incident, a line each. */
  public static List<String> of(RunFolder run, JsonNode incident) throws IOException {
    WhyText text = new WhyText();
    String id = RunFolder.id(incident);
    text.say(
        "%s: %s, %s%s",
        id,
        incident.path("severity").asText(),
        incident.path("state").asText(),
        incident.path("reason").isTextual() ? " (" + incident.path("reason").asText() + ")" : "");
    text.say(
        "  from %s until %s", incident.path("start").asText(), incident.path("end").asText("now"));
    text.told(run.messages(id));
    run.audit(id).forEach(line -> text.say("  %s: %s", word(line), line.path("detail").asText()));
    return text.lines;
  }

  private static String word(JsonNode line) {
    return line.path("what").asText();
  }

  private void told(List<JsonNode> messages) {
    if (messages.isEmpty()) {
      say("  no message tells of it under this id");
      return;
    }
    JsonNode first = messages.get(0);
    String headline = first.path("headline").elements().next().asText();
    say("  %s: %s, in %d messages", headline, first.path("certainty").asText(), messages.size());
  }

  /** What it rests on, a line each. */
  public static List<String> of(City city, Reasons reasons) {
    WhyText text = new WhyText();
    Incident incident = reasons.incident();
    Rule rule = city.rules().rule(incident.rule()).orElseThrow();
    text.say("because: %s", rule.says());
    Exhibits exhibits =
        Exhibits.of(rule, incident.evidence().shown(), incident.start(), incident.place());
    exhibits.lines(Mask.of(city), city.zone()).forEach(line -> text.say("  %s", line));
    long more = incident.evidence().total() - incident.evidence().shown().size();
    if (more > 0) {
      text.say("  and %d more", more);
    }
    text.say("it would still have been raised, each number alone, with");
    reasons.margins().forEach(margin -> text.margin(rule, margin));
    return text.lines;
  }

  private void margin(Rule rule, Margin margin) {
    Dial dial = margin.dial();
    String of = dial.rule().equals(rule.name()) ? "" : dial.rule() + ": ";
    String instead = dial.unit() == Dial.Unit.NUMBER ? " in place of " + dial.written() : "";
    double spare = Math.abs(margin.least() - dial.value());
    String how =
        margin.isAny()
            ? "whatever was tried"
            : spare == 0
                ? "no less: nothing to spare"
                : "%s to spare".formatted(Spans.of(dial, spare));
    say(
        "  %s`%s: %s`: %s%s, %s",
        of, dial.word(), dial.part(), dial.write(margin.least()), instead, how);
  }
}
