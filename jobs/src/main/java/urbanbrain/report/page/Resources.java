package urbanbrain.report.page;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The files that a page is made of: ours, and the libraries' as WebJars give them. */
final class Resources {

  private Resources() {}

  /** A file that stands beside the page's template. */
  static String own(String name) throws IOException {
    return read("/urbanbrain/report/" + name);
  }

  /** A file of a library, in whatever version of it is there. */
  static String library(String library, String file) throws IOException {
    String about = "/META-INF/maven/org.webjars.npm/" + library + "/pom.properties";
    Properties pom = new Properties();
    try (InputStream in = find(about).openStream()) {
      pom.load(in);
    }
    String version = pom.getProperty("version");
    return read("/META-INF/resources/webjars/" + library + "/" + version + "/" + file);
  }

  /** With the ends of lines as browsers read them: what is hashed must be what they hash. */
  private static String read(String path) throws IOException {
    try (InputStream in = find(path).openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  private static URL find(String path) throws IOException {
    URL found = Resources.class.getResource(path);
    if (found == null) {
      throw new FileNotFoundException("not on the class path: " + path);
    }
    return found;
  }
}
