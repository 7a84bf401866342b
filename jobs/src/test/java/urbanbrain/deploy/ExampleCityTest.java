package urbanbrain.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import urbanbrain.city.City;
import urbanbrain.cli.Main;

/** The city that is shipped beside: fit for {@code check}, and for {@code run}. */
class ExampleCityTest {

  private static final long NOW = 1_800_000_000_000L;

  private static City.Read read(Optional<Path> rules) throws Exception {
    return City.read(
        Deployed.CITY, new City.Given(Optional.empty(), rules, NOW, City.Sources.LIVE));
  }

  @Test
  void checkFindsNothing() {
    StringWriter said = new StringWriter();
    int result =
        Main.commandLine()
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(said, true))
            .execute("check", "../rules", "--city", Deployed.CITY.toString());
    assertThat(result).as(said.toString()).isEqualTo(Main.DONE);
    assertThat(said.toString()).contains("no problem").doesNotContain("can never fire");
  }

  @Test
  void itCanBeRunWithItsOwnRulesAndWithThoseOfTheImage() throws Exception {
    City.Read own = read(Optional.empty());
    assertThat(own.problems()).isEmpty();
    City.Read image = read(Optional.of(Deployed.rules()));
    assertThat(image.problems()).isEmpty();
    assertThat(image.city().orElseThrow().rules().rules())
        .hasSameSizeAs(own.city().orElseThrow().rules().rules());
  }
}
