package urbanbrain.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.city.City;
import urbanbrain.event.Place;
import urbanbrain.inquiry.tape.Question;
import urbanbrain.inquiry.words.WhyNotText;
import urbanbrain.text.YamlNode;

/** Near misses that were made by hand: the reason that is given is the one that was made. */
class WhyNotTest {

  private static final Path CASES =
      Path.of("src/test/resources/urbanbrain/inquiry/near_misses.yaml");

  @TempDir private Path folder;

  static List<Case> cases() throws IOException {
    YamlNode root =
        YamlNode.parse("near_misses", Files.readString(CASES), new ArrayList<>()).orElseThrow();
    return root.elements().stream().map(Case::new).toList();
  }

  /** One near miss. */
  private record Case(YamlNode node) {

    String text(String word, String otherwise) {
      return node.get(word).map(YamlNode::text).orElse(otherwise);
    }

    List<String> list(String word) {
      return node.get(word)
          .map(n -> n.elements().stream().map(YamlNode::text).toList())
          .orElse(List.of());
    }

    @Override
    public String toString() {
      return text("name", "");
    }

    /** The legs that most cases use. */
    String rule() {
      String legs =
          text(
              "legs",
              """
              events:
                crash: { stream: village.crash }
                ems: { stream: village.ems, where: "ems.priority <= 2" }
              """);
      String incident = text("incident", "incident: { severity: Minor, headline: { en: X } }\n");
      return text("head", "") + legs + "when: " + text("when", "") + "\n" + incident;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theReasonIsTheOneThatWasMade(Case one) throws IOException {
    Village village = new Village(folder);
    village.rule("asked", one.rule());
    if (one.node().get("signal").isPresent()) {
      village.rule("hot", one.text("signal", ""));
    }
    one.list("events").forEach(village::event);
    village.event("crash zz 12h north=90000");
    village.event("heat zz 12h sensor=zz celsius=0 north=90000");
    List<String> answer = answer(village.read(), one);
    assertThat(String.join("\n", answer)).contains(one.text("because", "?"));
    assertThat(first(answer)).contains(one.text("because", "?"));
  }

  /** The nearest reason, or what held it back. */
  private static String first(List<String> answer) {
    return answer.stream()
        .filter(
            line ->
                line.startsWith("- ")
                    || line.startsWith("  held back")
                    || line.contains("the source "))
        .findFirst()
        .orElse(answer.stream().collect(Collectors.joining("\n")));
  }

  private static List<String> answer(City.Read read, Case one) throws IOException {
    String key = one.node().get("key").map(YamlNode::text).orElse(null);
    Place place = key == null ? new Place(40, -75) : Place.NONE;
    Question question =
        new Question("asked", Village.millis(one.text("ask", "0")), 120_000, place, 1_000, key);
    return WhyNotText.of(read.city().orElseThrow(), question, new WhyNot(read, question).answer());
  }

  @Test
  void nobodyIsNamed() throws IOException {
    Village village = new Village(folder);
    village.rule(
        "asked",
        """
        events:
          crash: { stream: village.crash }
          hurt: { stream: village.patient, where: "hurt.who != ''" }
        when: { all: [crash, hurt], within: 10m, near: 500m }
        incident: { severity: Minor, headline: { en: X } }
        """);
    village.event("crash c 0");
    village.event("patient p 10m42s who=Ann");
    village.event("crash zz 12h north=90000");
    City.Read read = village.read();
    Question question =
        new Question("asked", Village.millis("0"), 120_000, new Place(40, -75), 1_000, null);
    List<String> answer =
        WhyNotText.of(read.city().orElseThrow(), question, new WhyNot(read, question).answer());
    assertThat(String.join("\n", answer))
        .contains("came 42 s too late", "who ***")
        .doesNotContain("Ann");
  }

  @Test
  void thereAreEnoughCases() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(50);
  }
}
