package urbanbrain.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.rule.edition.EditionText;
import urbanbrain.send.AuditLines;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.AuditLine.What;

/** The editions that an audit tells of. */
class AuditedEditionsTest {

  @TempDir private Path folder;

  private static EditionText edition(int number, long from) {
    return new EditionText(number, from, Map.of("rules/slow.yaml", "rule: slow # " + from));
  }

  private List<EditionText> read(EditionText... editions) throws IOException {
    AuditLines lines = new AuditLines(ZoneOffset.UTC);
    List<String> texts = new ArrayList<>();
    texts.add(lines.of(new AuditLine(5, "slow", "slow/1", What.MERGED, "into slow/2")));
    for (EditionText edition : editions) {
      texts.add(lines.of(new AuditLine(edition.from(), null, null, What.EDITION, edition.line())));
    }
    return AuditedEditions.read(Files.write(folder.resolve("audit.ndjson"), texts));
  }

  @Test
  void theyAreReadInTheirOrder() throws IOException {
    assertThat(read(edition(0, 0), edition(1, 10), edition(2, 20)))
        .containsExactly(edition(0, 0), edition(1, 10), edition(2, 20));
  }

  @Test
  void whatAFailureMadeSaidAgainCountsAsItWasSaidLast() throws IOException {
    assertThat(read(edition(0, 0), edition(1, 10), edition(2, 20), edition(1, 15)))
        .containsExactly(edition(0, 0), edition(1, 15));
  }

  @Test
  void whatIsMissingIsTold() {
    assertThatThrownBy(() -> read(edition(0, 0), edition(2, 20)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("audit.ndjson:3: edition 2 follows edition 0");
    assertThatThrownBy(this::read).hasMessageContaining("no line tells of an edition");
  }

  @Test
  void whatIsNoAuditIsToldWithItsPlace() throws IOException {
    Path file = Files.writeString(folder.resolve("audit.ndjson"), "{}\n{nonsense\n");
    assertThatThrownBy(() -> AuditedEditions.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("audit.ndjson:2: no line of an audit");
  }
}
