package urbanbrain.send.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import urbanbrain.city.City;
import urbanbrain.event.Place;
import urbanbrain.flow.decode.DeadLetter;
import urbanbrain.mapping.Reason;
import urbanbrain.rule.Severity;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Incident;

/** What a mask hides, what it leaves, and what a channel's words reveal. */
class MaskTest {

  private static final Place EXACT = new Place(52.5203471, 13.4049583);
  private static City city;

  @BeforeAll
  static void read() throws IOException {
    Path file = Path.of("src/test/resources/secrets/city.yaml");
    City.Given given = new City.Given(Optional.empty(), Optional.empty(), 1_800_000_000_000L);
    city = City.read(file, given).city().orElseThrow();
  }

  private static Mask mask(String... reveal) {
    return Mask.of(city).revealing(List.of(reveal));
  }

  private static EventRef call() {
    Map<String, String> fields =
        Map.of("patient", "Ann", "address", "5th St", "persons", "3", "district", "Mitte");
    return new EventRef("call", "care.call", "c1", 0, EXACT, 1, fields);
  }

  @Test
  void hidesSensitiveFieldsExactPlacesAndCountsOfFewPeople() {
    EventRef seen = mask().piece(call());
    assertThat(seen.fields())
        .isEqualTo(
            Map.of("patient", "***", "address", "***", "persons", "<5", "district", "Mitte"));
    assertThat(seen.place()).isEqualTo(Coarse.of(EXACT)).isNotEqualTo(EXACT);
    assertThat(seen.id()).isEqualTo("c1");
    assertThat(mask().value("care.call", "persons", "5")).isEqualTo("5");
  }

  @Test
  void leavesWhatIsNotAboutPeople() {
    EventRef crash =
        new EventRef("crash", "care.crash", "k1", 0, EXACT, 1, Map.of("street", "Ring"));
    assertThat(mask().piece(crash)).isEqualTo(crash);
  }

  @Test
  void anIdThatMayHoldASecretIsAHash() {
    EventRef visit =
        new EventRef("visit", "care.visit", "Ann", 0, EXACT, 1, Map.of("patient", "Ann"));
    assertThat(mask().piece(visit).id()).matches("[0-9a-f]{16}");
    assertThat(mask("care.visit.patient").piece(visit)).isEqualTo(visit);
  }

  @Test
  void aSignalsKeyIsHiddenIfItIsMadeOfASecret() {
    EventRef signal = new EventRef("again", "person_calls_again", "Ann", 0, EXACT, 1, Map.of());
    assertThat(mask().piece(signal).id()).isEqualTo("***");
    assertThat(mask().piece(signal).place()).isNotEqualTo(EXACT);
    assertThat(mask("patient").piece(signal).id()).isEqualTo("Ann");
  }

  @Test
  void placesAreExactOnlyWhereAllOfAStreamIsRevealed() {
    assertThat(mask("patient", "address").piece(call()).place()).isNotEqualTo(EXACT);
    EventRef seen = mask("patient", "care.call.address", "account").piece(call());
    assertThat(seen.place()).isEqualTo(EXACT);
    assertThat(seen.fields()).containsEntry("address", "5th St").containsEntry("persons", "<5");
    assertThat(mask("persons").piece(call()).fields()).containsEntry("persons", "3");
  }

  @Test
  void anIncidentIsWhereItsAnchorIs() {
    assertThat(mask().incident(incident("person_at_crash")).place()).isNotEqualTo(EXACT);
    assertThat(mask().incident(incident("crash_alone")).place()).isEqualTo(EXACT);
  }

  @Test
  void linesOfTheTruthHideSmallCountsAndKeys() {
    String line = mask().line(incident("person_calls_again"), city.zone());
    assertThat(line).contains("\"key\":\"***\"", "\"matches\":2", "\"evidence_total\":\"<5\"");
    String crash = mask().line(incident("crash_alone"), city.zone());
    assertThat(crash).contains("\"key\":\"Ann\"", "\"matches\":2", "\"evidence_total\":1");
    String person = mask().line(incident("person_at_crash"), city.zone());
    assertThat(person).contains("\"matches\":\"<5\"", "\"evidence_total\":\"<5\"");
  }

  private static Incident incident(String rule) {
    return new Incident(
        "id",
        rule,
        "v",
        true,
        Incident.Reason.GAP,
        Severity.Minor,
        0,
        1,
        EXACT,
        "Ann",
        2,
        new Evidence(List.of(call()), 1, new long[0]));
  }

  @Test
  void lettersOfASourceAboutPeopleTellOnlyWhereTheyAre() {
    DeadLetter care = letter("care");
    assertThat(mask("patient").dead(care))
        .isEqualTo(
            new DeadLetter(
                "care", "care.ndjson", 3, "account", Reason.WRONG_TYPE, "***", "***", 7));
    // A topic may name somebody: what the source is said to read does not.
    assertThat(mask().dead(letter("care", "homes/ann"))).isEqualTo(mask().dead(care));
    assertThat(mask().dead(letter("other", "homes/ann")).file()).isEqualTo("homes/ann");
    // People who speak to the engine are people too.
    assertThat(mask().dead(letter("streets")).record()).isEqualTo("***");
    assertThat(mask().dead(letter("other"))).isEqualTo(letter("other"));
  }

  private static DeadLetter letter(String source) {
    return letter(source, source + ".ndjson");
  }

  private static DeadLetter letter(String source, String file) {
    return new DeadLetter(
        source, file, 3, "account", Reason.WRONG_TYPE, "'Ann' is no number", "{Ann}", 7);
  }
}
