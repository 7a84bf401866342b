package urbanbrain.report.browser;

import com.google.common.base.Splitter;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A headless Chromium or Chrome that is installed on the machine. One that is nowhere fails the
 * tests that need it, with a message that says what to do.
 */
public final class Chromium implements AutoCloseable {

  private static final String PROPERTY = "urbanbrain.chromium";

  private static final List<String> NAMES =
      List.of(
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable",
          "chrome",
          "msedge");

  private static final List<String> PLACES =
      List.of(
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
          "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");

  /** Without the background's connections; as root, which CI may be, it has no sandbox. */
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--remote-debugging-port=0",
          "about:blank");

  private static final Pattern LISTENS = Pattern.compile("DevTools listening on (ws://\\S+)");

  private static final long PATIENCE_SECONDS = 30;

  private final Process process;
  private final URI address;
  private final Path profile;

  private Chromium(Process process, URI address, Path profile) {
    this.process = process;
    this.address = address;
    this.profile = profile;
  }

  /**
   * Starts one.
   *
   * @param profile a folder that is not there yet, and will not be when it has ended
   */
  public static Chromium start(Path profile) throws IOException {
    List<String> command = new ArrayList<>(List.of(find()));
    command.add("--user-data-dir=" + profile);
    command.addAll(FLAGS);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    StringBuilder said = new StringBuilder();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher listens = LISTENS.matcher(line);
      if (listens.find()) {
        drain(out);
        return new Chromium(process, URI.create(listens.group(1)), profile);
      }
      said.append(line).append('\n');
    }
    process.destroyForcibly();
    throw new IOException(command.get(0) + " did not start:\n" + said);
  }

  /** What it says later is nothing to us, but it must not wait for a reader. */
  private static void drain(BufferedReader out) {
    Thread reader =
        new Thread(
            () -> {
              try {
                out.transferTo(java.io.Writer.nullWriter());
              } catch (IOException e) {
                // it has ended
              }
            });
    reader.setDaemon(true);
    reader.start();
  }

  private static String find() {
    String named = System.getProperty(PROPERTY);
    if (named != null) {
      return named;
    }
    Stream<String> onPath =
        Splitter.on(File.pathSeparatorChar)
            .splitToStream(System.getenv("PATH"))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name).toString()));
    return Stream.concat(onPath, PLACES.stream())
        .filter(file -> Files.isExecutable(Path.of(file)))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    """
                    No Chromium or Chrome was found, and the tests of report.html need one.
                    Install it (Debian: apt-get install chromium), or name it with
                    -D%s=/path/to/chrome, or leave these tests out with -DexcludedGroups=browser.\
                    """
                        .formatted(PROPERTY)));
  }

  /** A new page, empty. */
  public Page page() {
    return Page.open(address);
  }

  /** Ends it, by force if it will not by itself, and waits until nothing of it is left. */
  @Override
  public void close() throws IOException {
    List<ProcessHandle> children = process.descendants().toList();
    Wire wire = new Wire(address);
    wire.ask(null, "Browser.close", Map.of());
    wire.close();
    for (ProcessHandle part : children) {
      end(part);
    }
    end(process.toHandle());
    MoreFiles.deleteRecursively(profile, RecursiveDeleteOption.ALLOW_INSECURE);
  }

  private static void end(ProcessHandle part) {
    part.onExit()
        .completeOnTimeout(part, PATIENCE_SECONDS, TimeUnit.SECONDS)
        .thenAccept(ProcessHandle::destroyForcibly)
        .join();
    part.onExit().join();
  }
}
