package urbanbrain.rehearsal;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import urbanbrain.rule.test.RuleTest;

/** Writes results as the XML that build servers know from JUnit: a suite a rule. */
public final class JunitXml {

  private static final double NANOS = 1e9;

  private JunitXml() {}

  /** Writes all results into a file, in the order of the map. */
  public static void write(Path file, Map<RuleTest, List<Result>> results) throws IOException {
    try (Writer text = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      for (Entry<RuleTest, List<Result>> entry : results.entrySet()) {
        write(entry.getKey(), entry.getValue(), xml);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException("cannot write " + file, e);
    }
  }

  private static void write(RuleTest test, List<Result> results, XMLStreamWriter xml)
      throws XMLStreamException {
    long failures = results.stream().filter(result -> !result.isPassed()).count();
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", test.rule());
    xml.writeAttribute("file", test.file());
    xml.writeAttribute("tests", String.valueOf(results.size()));
    xml.writeAttribute("failures", String.valueOf(failures));
    xml.writeAttribute("time", seconds(results.stream().mapToLong(Result::nanos).sum()));
    for (Result result : results) {
      write(test, result, xml);
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static void write(RuleTest test, Result result, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", test.rule());
    xml.writeAttribute("name", plain(result.of().name()));
    xml.writeAttribute("file", test.file());
    xml.writeAttribute("line", String.valueOf(result.of().line()));
    xml.writeAttribute("time", seconds(result.nanos()));
    if (!result.isPassed()) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", plain(String.join("; ", result.differences())));
      xml.writeCharacters(plain("\n" + result.details()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /** XML 1.0 has no control characters, however they are written. */
  private static String plain(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x{FFFE}\\x{FFFF}]", "?");
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / NANOS);
  }
}
