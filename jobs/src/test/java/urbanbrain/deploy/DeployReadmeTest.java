package urbanbrain.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import urbanbrain.cli.Main;

/** The steps name files, images, services, secrets and verbs that are there. */
class DeployReadmeTest {

  private static final Path TOP = Path.of("..");
  private static final String FILE = "([\\w./-]*\\w)";

  private static String readme;
  private static JsonNode spec;

  @BeforeAll
  static void read() throws IOException {
    readme = Deployed.text("README.md");
    spec = Deployed.yaml("flink-deployment.yaml").path("spec");
  }

  /** What a pattern's group finds. */
  private static List<String> found(String pattern) {
    Stream<MatchResult> all = Pattern.compile(pattern).matcher(readme).results();
    List<String> found = all.map(match -> match.group(1)).distinct().toList();
    assertThat(found).as(pattern).isNotEmpty();
    return found;
  }

  @Test
  void everyFileIsThere() throws IOException {
    assertThat(found("\\]\\((?!https:|grafana/|prometheus/)" + FILE + "(?:#[\\w-]+)?\\)"))
        .allSatisfy(file -> assertThat(Deployed.FOLDER.resolve(file)).exists());
    assertThat(found("(?:compose|build|apply) -f " + FILE))
        .allSatisfy(file -> assertThat(TOP.resolve(file)).isRegularFile());
    assertThat(found(" --from-file=" + FILE))
        .allSatisfy(file -> assertThat(TOP.resolve(file)).isRegularFile());
    assertThat(found(" < " + FILE))
        .allSatisfy(file -> assertThat(TOP.resolve(file)).isRegularFile());
    assertThat(found("`(jobs/target/[^`]+)`")).containsExactly("jobs/target/" + Deployed.jobJar());
  }

  @Test
  void everyVerbOfOursIsOne() {
    for (String line : found("(?m)^jobs/urban-brain (.*)$")) {
      Main.commandLine().parseArgs(line.split(" ", -1));
    }
  }

  @Test
  void theImageIsTheOneThatIsRun() throws IOException {
    String image = spec.path("image").asText();
    assertThat(found("docker push (\\S+)")).containsExactly(image);
    assertThat(found("docker build .* -t (\\S+)")).containsExactly(image.split("/", 2)[1]);
    assertThat(found("docker tag (\\S+) ")).containsExactly(image.split("/", 2)[1]);
    JsonNode services = Deployed.yaml("compose.yaml").path("services");
    for (String service : List.of("jobmanager", "taskmanager", "receiver")) {
      assertThat(services.at("/" + service + "/image").asText()).isEqualTo(image.split("/", 2)[1]);
    }
    assertThat(found("compose.yaml exec (?:-T )?(\\w+)"))
        .allSatisfy(service -> assertThat(services.has(service)).isTrue());
  }

  @Test
  void secretsAndTheCityAreMadeUnderTheNamesThatPodsLookFor() throws IOException {
    JsonNode pod = spec.at("/podTemplate/spec");
    assertThat(found("create secret generic (\\S+)"))
        .containsExactly(pod.at("/containers/0/envFrom/0/secretRef/name").asText());
    assertThat(found("--from-literal=(\\w+)="))
        .containsAll(Deployed.secrets())
        .contains("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    assertThat(found("create configmap (\\S+)"))
        .containsExactly(pod.at("/volumes/0/configMap/name").asText());
    assertThat(found("(?:patch|get) flinkdeployment ([a-z-]+)"))
        .containsExactly(Deployed.yaml("flink-deployment.yaml").at("/metadata/name").asText());
  }
}
