package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Reads CAP messages in the order in which they are sent: each must be valid, and name those that
 * it replaces as they were sent. Counts what it reads.
 */
final class CapChain {

  private final Schema schema;
  private final Map<String, Document> sent = new HashMap<>();
  private final Map<String, List<String>> types = new TreeMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  CapChain(Path xsd) throws Exception {
    schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(xsd.toFile());
  }

  void validate(String xml) throws Exception {
    schema.newValidator().validate(new StreamSource(new StringReader(xml)));
  }

  void read(String xml) throws Exception {
    validate(xml);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document message = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    String type = one(message, "msgType");
    String references = one(message, "references");
    assertThat(references == null).as(xml).isEqualTo(type.equals("Alert"));
    for (String reference : references == null ? new String[0] : references.split(" ", -1)) {
      follow(reference, message);
    }
    assertThat(sent.put(one(message, "identifier"), message)).as("sent twice: %s", xml).isNull();
    String incident = one(message, "incidents").split(" ", -1)[0];
    types.computeIfAbsent(incident, i -> new ArrayList<>()).add(type);
    count(type);
    count(one(message, "status"));
    count(one(message, "certainty"));
    if ("AllClear".equals(one(message, "responseType"))) {
      count("AllClear");
      assertThat(one(message, "urgency")).isEqualTo("Past");
    }
  }

  private void follow(String reference, Document by) {
    String[] parts = reference.split(",", -1);
    assertThat(parts).as(reference).hasSize(3);
    Document other = sent.get(parts[1]);
    assertThat(other).as("%s was never sent", reference).isNotNull();
    assertThat(one(other, "sender")).isEqualTo(parts[0]).isEqualTo(one(by, "sender"));
    assertThat(one(other, "sent")).isEqualTo(parts[2]);
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private static String one(Document message, String name) {
    NodeList found = message.getElementsByTagNameNS("*", name);
    return found.getLength() == 0 ? null : found.item(0).getTextContent();
  }

  /** How many messages there were of each msgType, status and certainty, and all-clears. */
  Map<String, Integer> counts() {
    return counts;
  }

  /** The msgTypes of each incident in their order. */
  Map<String, List<String>> types() {
    return types;
  }
}
