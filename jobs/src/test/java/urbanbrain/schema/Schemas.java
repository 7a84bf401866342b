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
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The JSON Schemas that the project ships, and YAML as they see it. */
enum Schemas {
  RULE,
  STREAM,
  CITY,
  TEST;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonSchema schema;

  Schemas() {
    try {
      String text = Files.readString(file());
      schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(new ObjectMapper().readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it stands. */
  Path file() {
    return Path.of("../rules/schemas", name().toLowerCase(Locale.ROOT) + ".schema.json");
  }

  /** What is wrong with a document; nothing if it is valid. */
  List<String> problems(JsonNode document) {
    return schema.validate(document).stream().map(ValidationMessage::getMessage).sorted().toList();
  }

  boolean accepts(JsonNode document) {
    return schema.validate(document).isEmpty();
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
