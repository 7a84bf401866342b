package urbanbrain.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that tests expect, kept in files; {@code -Dgolden.update} writes them anew. */
public final class Golden {

  private Golden() {}

  /** Compares with the file, or writes it. */
  public static void check(Path file, String actual) {
    try {
      if (System.getProperty("golden.update") != null) {
        Files.writeString(file, actual);
      }
      assertThat(actual).as("%s (rewrite with -Dgolden.update)", file).isEqualTo(read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
