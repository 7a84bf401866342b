package urbanbrain.inquiry.words;

import com.google.errorprone.annotations.FormatMethod;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import urbanbrain.city.City;
import urbanbrain.flow.decode.DeadLetter;
import urbanbrain.inquiry.Answer;
import urbanbrain.inquiry.NearMiss;
import urbanbrain.inquiry.tape.Question;
import urbanbrain.inquiry.tape.Surroundings;
import urbanbrain.rule.Rule;
import urbanbrain.send.privacy.Mask;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Match;

/** Tells people why a rule was not raised, or that it was. */
public final class WhyNotText {

  private final City city;
  private final Rule rule;
  private final Mask mask;
  private final Question question;
  private final List<String> lines = new ArrayList<>();

  private WhyNotText(City city, Question question) {
    this.city = city;
    this.question = question;
    this.mask = Mask.of(city);
    this.rule = city.rules().rule(question.rule()).orElseThrow();
  }

  /** The answer in words, a line each. */
  public static List<String> of(City city, Question question, Answer answer) {
    WhyNotText text = new WhyNotText(city, question);
    text.say(
        "%s, %s: %s", text.rule.name(), text.asked(), answer.isRaised() ? "raised" : "not raised");
    if (answer.isRaised()) {
      answer.raised().forEach(incident -> text.raised(incident, answer.heldBack()));
    } else {
      text.misses(answer);
      text.surroundings(answer.surroundings());
    }
    return text.lines;
  }

  @FormatMethod
  private void say(String format, Object... values) {
    lines.add(format.formatted(values));
  }

  private String asked() {
    String where =
        question.place().isKnown()
            ? ", within %s of %s,%s"
                .formatted(
                    Spans.metres(question.radius()), question.place().lat(), question.place().lon())
            : "";
    String key = question.key() == null ? "" : ", key " + question.key();
    return "%s ± %s%s%s".formatted(time(question.at()), Spans.text(question.slack()), where, key);
  }

  private String time(long millis) {
    return Exhibits.time(millis, zone());
  }

  private ZoneId zone() {
    return city.zone();
  }

  private void raised(Incident incident, List<AuditLine> heldBack) {
    String end = incident.end() == Episode.OPEN ? "still open" : "until " + time(incident.end());
    say("  %s, from %s, %s", incident.contentId(), time(incident.start()), end);
    if (rule.status() == Rule.Status.TRIAL) {
      say("  held back: the rule is on trial, and goes to files only");
    }
    if (incident.quietedBy() != null) {
      say("  held back: kept quiet by %s", incident.quietedBy());
    }
    if (incident.explainedBy() != null) {
      say("  held back: explained by %s", incident.explainedBy());
    }
    heldBack.forEach(line -> say("  held back: %s", line.detail()));
    Exhibits.of(rule, incident.evidence().shown(), incident.start(), incident.place())
        .lines(mask, zone())
        .forEach(line -> say("    %s", line));
  }

  private void misses(Answer answer) {
    if (answer.misses().isEmpty()) {
      say(
          "nothing near: no change of one of its numbers, conditions and legs would have been enough");
      return;
    }
    say(
        answer.misses().size() == 1
            ? "what was missing:"
            : "each of these alone was missing, the nearest first:");
    answer.misses().forEach(miss -> miss(miss, answer.surroundings()));
  }

  private void miss(NearMiss miss, Surroundings around) {
    Match match = miss.match();
    Exhibits exhibits = Exhibits.of(rule, match.evidence().shown(), match.start(), match.place());
    ChangeText text = new ChangeText(rule.name(), around, exhibits, mask);
    say("- %s", miss.changes().stream().map(text::of).collect(Collectors.joining("; and ")));
    exhibits.lines(mask, zone()).forEach(line -> say("    %s", line));
  }

  private void surroundings(Surroundings around) {
    say("heard around there:");
    around.legs().forEach(this::leg);
    around.sources().forEach(this::source);
    if (!around.late().isEmpty()) {
      say("  %d of these streams came too late to count (late.ndjson)", around.late().size());
    }
    if (!around.dead().isEmpty()) {
      say("  records of their sources that became no event (dead.ndjson): %s", dead(around.dead()));
    }
  }

  private void leg(Surroundings.OfLeg heard) {
    String of = heard.rule().equals(rule.name()) ? heard.leg() : heard.rule() + "." + heard.leg();
    String others =
        heard.others() == 0 ? "" : ", and %d that its `where` refuses".formatted(heard.others());
    String nearest = heard.fitting() == 0 ? nearest(heard, mask) : "";
    say("  %s: %d of %s%s%s", of, heard.fitting(), heard.stream(), others, nearest);
  }

  /** Where the nearest event is that fits a leg, if there is one. */
  static String nearest(Surroundings.OfLeg heard, Mask mask) {
    Surroundings.Near near = heard.nearest();
    if (near == null) {
      return ": none of %s in all of the recording fits it".formatted(heard.stream());
    }
    String far = Double.isNaN(near.metres()) ? "" : ", " + Spans.metres(near.metres()) + " away";
    String when = near.later() < 0 ? "before" : "after";
    return ": the nearest is %s, %s %s%s"
        .formatted(mask.id(heard.stream(), near.id()), Spans.text(near.later()), when, far);
  }

  private void source(Surroundings.OfSource source) {
    if (source.isSilent()) {
      String before =
          source.before() == Long.MIN_VALUE ? "never before" : "last at " + time(source.before());
      String after =
          source.after() == Long.MAX_VALUE ? "never again" : "next at " + time(source.after());
      say("  the source %s was silent: %s, %s", source.name(), before, after);
    }
  }

  private static String dead(List<DeadLetter> letters) {
    TreeMap<String, Long> counts = new TreeMap<>();
    letters.forEach(letter -> counts.merge(letter.reason().code(), 1L, Long::sum));
    return counts.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
