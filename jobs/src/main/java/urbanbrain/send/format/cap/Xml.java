package urbanbrain.send.format.cap;

import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one XML document on one line; elements without content are left out. */
final class Xml {

  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newInstance();

  private final XMLStreamWriter out;

  private Xml(XMLStreamWriter out) {
    this.out = out;
  }

  /** A document whose elements are all of one namespace. */
  static String document(String root, String namespace, Consumer<Xml> content) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = FACTORY.createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
      out.writeStartElement(root);
      out.writeDefaultNamespace(namespace);
      content.accept(new Xml(out));
      out.writeEndElement();
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("could not write XML to memory", e);
    }
    return text.toString();
  }

  /** An element that holds others. */
  void element(String name, Runnable content) {
    try {
      out.writeStartElement(name);
      content.run();
      out.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An element with this text; nothing where the text is empty or null. */
  void text(String name, String text) {
    if (text == null || text.isEmpty()) {
      return;
    }
    try {
      out.writeStartElement(name);
      out.writeCharacters(written(text));
      out.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A value under a name, as CAP gives what has no element of its own. */
  void named(String element, String name, String value) {
    if (value != null && !value.isEmpty()) {
      element(
          element,
          () -> {
            text("valueName", name);
            text("value", value);
          });
    }
  }

  /** Line breaks are blanks, and what XML 1.0 cannot hold is left out. */
  private static String written(String text) {
    StringBuilder written = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == '\n' || c == '\r' || c == '\t' ? ' ' : c)
        .filter(Xml::isAllowed)
        .forEach(written::appendCodePoint);
    return written.toString();
  }

  private static boolean isAllowed(int c) {
    boolean isSurrogate = c >= 0xd800 && c <= 0xdfff;
    return c >= 0x20 && !isSurrogate && c != 0xfffe && c != 0xffff;
  }
}
