package urbanbrain.report.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Writes {@code report.html}: one file with its scripts, styles and data in it.
 *
 * <p>Its policy lets nothing in from anywhere and runs only the scripts that stand in it, named by
 * their hashes; so nothing that came with the data can be run, and nothing can be sent out. The
 * data is packed, which also leaves no character in it that HTML could mistake for its own.
 */
public final class ReportPage {

  /** The scripts of the page in the order in which they need each other. */
  private static final List<String> SCRIPTS =
      List.of(
          "words.js",
          "format.js",
          "parts.js",
          "data.js",
          "filter.js",
          "colours.js",
          "scene.js",
          "map.js",
          "timeline.js",
          "table.js",
          "evidence.js",
          "rates.js",
          "statistics.js",
          "main.js");

  private ReportPage() {}

  /** Writes the page of this data. */
  public static void write(ReportData data, Path file) throws IOException {
    Files.writeString(file, of(data));
  }

  /** The page of this data. */
  static String of(ReportData data) throws IOException {
    List<String> scripts = scripts();
    List<String> styles = styles();
    return Resources.own("page.html")
        .replace("{{policy}}", policy(scripts, styles))
        .replace("{{licences}}", licences())
        .replace("{{styles}}", elements("style", styles))
        .replace("{{scripts}}", elements("script", scripts))
        .replace("{{data}}", packed(data::write))
        .replace("{{evidence}}", evidence(data));
  }

  private static List<String> scripts() throws IOException {
    List<String> scripts = new ArrayList<>();
    scripts.add(withoutMap(Resources.library("leaflet", "dist/leaflet.js")));
    scripts.add(Resources.library("uplot", "dist/uPlot.iife.min.js"));
    for (String name : SCRIPTS) {
      scripts.add(Resources.own(name));
    }
    return scripts;
  }

  private static List<String> styles() throws IOException {
    return List.of(
        Resources.library("leaflet", "dist/leaflet.css").replaceAll("url\\([^)]*\\)", "none"),
        Resources.library("uplot", "dist/uPlot.min.css"),
        Resources.own("style.css"));
  }

  /** A source map is another file: browsers' tools would look for it. */
  private static String withoutMap(String script) {
    return script.replaceAll("(?m)^//# sourceMappingURL=.*$", "");
  }

  private static String licences() throws IOException {
    return "Leaflet\n%s\nuPlot\n%s"
        .formatted(Resources.library("leaflet", "LICENSE"), Resources.library("uplot", "LICENSE"))
        .replace("--", "- -");
  }

  private static String elements(String tag, List<String> texts) {
    return texts.stream()
        .map(text -> "<%s>%s</%s>".formatted(tag, text, tag))
        .collect(Collectors.joining("\n"));
  }

  private static String policy(List<String> scripts, List<String> styles) {
    return "default-src 'none'; script-src %s; style-src %s; base-uri 'none'; form-action 'none'"
        .formatted(hashes(scripts), hashes(styles));
  }

  private static String hashes(List<String> texts) {
    return texts.stream()
        .map(text -> "'sha256-" + hash(text) + "'")
        .collect(Collectors.joining(" "));
  }

  private static String hash(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder().encodeToString(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String evidence(ReportData data) throws IOException {
    StringBuilder blocks = new StringBuilder();
    for (int i = 0; i < data.blocks(); i++) {
      int block = i;
      blocks
          .append("<script type=\"application/octet-stream\" class=\"evidence-block\">")
          .append(packed(out -> data.writeEvidence(block, out)))
          .append("</script>\n");
    }
    return blocks.toString();
  }

  /** Writes something. */
  private interface Content {

    void write(OutputStream out) throws IOException;
  }

  private static String packed(Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes, 1 << 16)) {
      content.write(zip);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
