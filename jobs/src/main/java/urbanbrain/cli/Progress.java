package urbanbrain.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a long run has come: a bar on a terminal, a line now and then elsewhere. */
abstract class Progress {

  /** The property by which the launcher tells that standard error is a terminal. */
  private static final String ON_TERMINAL = "urbanbrain.terminal";

  /** Shows that this many bytes of the files have been read. */
  abstract void at(long bytes);

  /** Shows nothing more. */
  abstract void end();

  /** What suits the place where it is shown. */
  static Progress of(long totalBytes, PrintStream out, InstantSource clock) {
    boolean isTerminal = Boolean.getBoolean(ON_TERMINAL);
    return isTerminal ? new Bar(totalBytes, out) : new Lines(totalBytes, out, clock);
  }

  /** A bar that redraws itself. */
  private static final class Bar extends Progress {
    private final ProgressBar bar;

    Bar(long totalBytes, PrintStream out) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("replay")
              .setInitialMax(totalBytes)
              .setUnit(" MB", 1_000_000)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .setConsumer(new me.tongfei.progressbar.ConsoleProgressBarConsumer(out))
              .build();
    }

    @Override
    void at(long bytes) {
      bar.stepTo(bytes);
    }

    @Override
    void end() {
      bar.close();
    }
  }

  /** A line at most every few seconds: for logs. */
  private static final class Lines extends Progress {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final long totalBytes;
    private final PrintStream out;
    private final InstantSource clock;
    private long lastMillis;

    Lines(long totalBytes, PrintStream out, InstantSource clock) {
      this.totalBytes = totalBytes;
      this.out = out;
      this.clock = clock;
      this.lastMillis = clock.millis();
    }

    @Override
    void at(long bytes) {
      if (clock.millis() - lastMillis < PAUSE.toMillis()) {
        return;
      }
      lastMillis = clock.millis();
      long percent = totalBytes == 0 ? 100 : 100 * bytes / totalBytes;
      out.printf(Locale.ROOT, "replay: %d %% read%n", percent);
    }

    @Override
    void end() {
      out.flush();
    }
  }
}
