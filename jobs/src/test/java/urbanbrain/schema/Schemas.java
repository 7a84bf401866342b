package urbanbrain.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The JSON Schemas that the project ships, and YAML as they see it. */
final class Schemas {

  static final Schemas RULE = new Schemas("rule");
  static final Schemas STREAM = new Schemas("stream");
  static final Schemas CITY = new Schemas("city");
  static final Schemas TEST = new Schemas("test");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final JsonSchema schema;

  private Schemas(String name) {
    this.name = name;
    try {
      schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(new ObjectMapper().readTree(Files.readString(file())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of them. */
  static List<Schemas> all() {
    return List.of(RULE, STREAM, CITY, TEST);
  }

  /** Where it stands. */
  Path file() {
    return Path.of("../rules/schemas", name + ".schema.json");
  }

  /** What is wrong with a document; nothing if it is valid. */
  List<String> problems(JsonNode document) {
    return schema.validate(document).stream().map(ValidationMessage::getMessage).sorted().toList();
  }

  /** A YAML text as a JSON document; nothing where it is no YAML. */
  static Optional<JsonNode> document(String yaml) {
    try {
      Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
      return Optional.of(JSON.valueToTree(loaded));
    } catch (YamlEngineException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
