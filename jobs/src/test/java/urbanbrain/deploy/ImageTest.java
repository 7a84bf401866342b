package urbanbrain.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The image's recipe: what it copies is there or is built, for the Flink that the job is for. */
class ImageTest {

  private static final Path TOP = Path.of("..");

  /** What the job's jar must bring itself: a cluster has another version, or none. */
  private static final List<String> OURS = List.of("org.snakeyaml", "com.fasterxml.jackson");

  private static List<String> lines() throws IOException {
    return Deployed.text("Dockerfile").lines().filter(l -> !l.startsWith("#")).toList();
  }

  private static List<String[]> copied() throws IOException {
    return lines().stream()
        .filter(line -> line.startsWith("COPY "))
        .map(line -> line.substring("COPY ".length()).split(" ", -1))
        .toList();
  }

  @Test
  void itIsTheFlinkThatTheJobIsBuiltFor() throws IOException {
    String version = Deployed.flinkVersion();
    String release = Deployed.pom(TOP.resolve("pom.xml"), "<maven.compiler.release>(\\d+)<");
    assertThat(lines()).contains("FROM flink:%s-java%s".formatted(version, release));
    assertThat(Deployed.text("Dockerfile"))
        .contains("opt/flink-s3-fs-hadoop-%s.jar /opt/flink/plugins/".formatted(version));
  }

  @Test
  void whatItCopiesIsThereOrBuilt() throws IOException {
    List<String> ignored = Deployed.text("Dockerfile.dockerignore").lines().toList();
    assertThat(copied()).hasSize(3);
    for (String[] copy : copied()) {
      assertThat(copy).hasSize(2);
      assertThat(ignored).contains("*", "!" + copy[0]);
      if (copy[0].startsWith("jobs/target/")) {
        assertThat(copy[0]).isEqualTo("jobs/target/" + Deployed.jobJar());
        assertThat(copy[1]).isEqualTo("/opt/flink/usrlib/" + Deployed.jobJar());
      } else {
        assertThat(Files.isDirectory(TOP.resolve(copy[0]))).as(copy[0]).isTrue();
      }
    }
  }

  @Test
  void itEndsAsAUserThatIsNotRoot() throws IOException {
    List<String> users = lines().stream().filter(line -> line.startsWith("USER ")).toList();
    assertThat(users.get(users.size() - 1)).isEqualTo("USER 9999");
  }

  @Test
  void theJobsJarBringsWhatAClusterHasInAnotherVersion() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    for (String group : OURS) {
      assertThat(pom).doesNotContainPattern("<exclude>" + Pattern.quote(group) + ":\\*</exclude>");
    }
  }
}
