package urbanbrain.collect.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import urbanbrain.rule.edition.Draft;

/**
 * Makes drafts of messages that are files: the key is the path below a root, the value the text.
 */
record FileMessages(String root) implements KafkaRecordDeserializationSchema<String> {

  private static final Logger LOG = LoggerFactory.getLogger(FileMessages.class);

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<String> out) {
    Optional<Path> file = file(message.key());
    if (file.isEmpty()) {
      LOG.warn(
          "{}-{} at {}: the key names no file of rules, as traffic/jam.yaml does; left alone",
          message.topic(),
          message.partition(),
          message.offset());
    } else {
      Map<String, String> change = new HashMap<>();
      change.put(file.get().toString(), text(message.value()));
      out.collect(new Draft(change, false).line());
    }
  }

  private static String text(byte[] value) {
    return value == null ? null : new String(value, UTF_8);
  }

  /** Where it would stand; nothing if that is not below the root. */
  private Optional<Path> file(byte[] key) {
    Path folder = Path.of(root);
    try {
      return Optional.ofNullable(text(key))
          .filter(path -> path.endsWith(".yaml"))
          .map(path -> folder.resolve(path).normalize())
          .filter(path -> path.startsWith(folder));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public TypeInformation<String> getProducedType() {
    return Types.STRING;
  }
}
