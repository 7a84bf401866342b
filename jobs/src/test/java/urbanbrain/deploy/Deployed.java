package urbanbrain.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;
import urbanbrain.cli.live.RunCommand;

/** The files of a deployment, and what the build makes for them. */
final class Deployed {

  static final Path FOLDER = Path.of("deploy");
  static final Path CITY = FOLDER.resolve("city/city.yaml");

  /** Where the files of the image, and of the volumes, stand in the project. */
  private static final Map<String, Path> PLACES =
      Map.of("/opt/urban-brain/city", FOLDER.resolve("city"), "/opt/urban-brain/rules", rules());

  private static final Pattern SECRET =
      Pattern.compile("(?:_env:\\s*|\\$\\{env:)([A-Z][A-Z0-9_]*)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Deployed() {}

  static Path rules() {
    return Path.of("../rules");
  }

  static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }

  /** A YAML file, with merged mappings ({@code <<}) in their places. */
  static JsonNode yaml(String name) throws IOException {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(text(name));
    return merged(JSON.valueToTree(loaded));
  }

  private static JsonNode merged(JsonNode node) {
    if (node.isArray()) {
      List<JsonNode> elements = new ArrayList<>();
      node.forEach(element -> elements.add(merged(element)));
      return JSON.createArrayNode().addAll(elements);
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode all = JSON.createObjectNode();
    if (node.has("<<")) {
      all.setAll((ObjectNode) merged(node.get("<<")));
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!field.getKey().equals("<<")) {
        all.set(field.getKey(), merged(field.getValue()));
      }
    }
    return all;
  }

  static List<String> strings(JsonNode array) {
    List<String> all = new ArrayList<>();
    array.forEach(element -> all.add(element.asText()));
    return all;
  }

  /** A mapping of texts; anything else in it is an error. */
  static Map<String, String> texts(JsonNode mapping) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : mapping.properties()) {
      assertThat(field.getValue().isTextual()).as("%s is a text", field.getKey()).isTrue();
      all.put(field.getKey(), field.getValue().asText());
    }
    return all;
  }

  /** What a file of Maven's says, by a pattern with one group. */
  static String pom(Path pom, String pattern) throws IOException {
    Matcher found = Pattern.compile(pattern).matcher(Files.readString(pom));
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }

  /** Such as {@code 2.2.1}. */
  static String flinkVersion() throws IOException {
    return pom(Path.of("../pom.xml"), "<flink.version>([^<]+)<");
  }

  static String jobJar() throws IOException {
    return pom(
        Path.of("pom.xml"),
        "<outputFile>\\$\\{project.build.directory}/([^<]+\\.jar)</outputFile>");
  }

  static String mainClass() throws IOException {
    return pom(Path.of("pom.xml"), "<mainClass>([^<]+)</mainClass>");
  }

  /** The environment variables with secrets that the example city wants. */
  static Set<String> secrets() throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher secret = SECRET.matcher(Files.readString(CITY));
    while (secret.find()) {
      names.add(secret.group(1));
    }
    return names;
  }

  /** What {@code run} makes of a job's arguments; its files are there, in the image or a volume. */
  static void checkRuns(List<String> arguments) {
    CommandLine.ParseResult run =
        new CommandLine(new RunCommand()).parseArgs(arguments.toArray(String[]::new));
    assertThat(local(run.matchedPositionalValue(0, Path.of("none")))).isRegularFile();
    assertThat(local(run.matchedOptionValue("--rules", Path.of("none")))).isDirectory();
    assertThat(run.matchedOptionValue("--out", Path.of("none")))
        .isEqualTo(Path.of("/opt/urban-brain/out"));
  }

  private static Path local(Path there) {
    return PLACES.entrySet().stream()
        .filter(place -> there.startsWith(place.getKey()))
        .map(place -> place.getValue().resolve(Path.of(place.getKey()).relativize(there)))
        .findFirst()
        .orElseThrow();
  }
}
