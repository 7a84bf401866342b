package urbanbrain.collect.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.edition.Draft;

/** Reads folders at intervals. */
final class FoldersReader implements SourceReader<String, NoSplit> {

  private static final Logger LOG = LoggerFactory.getLogger(FoldersReader.class);

  private final List<Path> roots;
  private final Duration every;
  private CompletableFuture<Void> due = CompletableFuture.completedFuture(null);
  private String given = "";

  FoldersReader(List<Path> roots, Duration every) {
    this.roots = roots;
    this.every = every;
  }

  @Override
  public void start() {
    // the first poll reads
  }

  @Override
  public InputStatus pollNext(ReaderOutput<String> output) {
    if (due.isDone()) {
      String now = read();
      if (!now.equals(given)) {
        given = now;
        output.collect(now);
      }
      var later = CompletableFuture.delayedExecutor(every.toMillis(), TimeUnit.MILLISECONDS);
      due = CompletableFuture.runAsync(() -> {}, later);
    }
    return InputStatus.NOTHING_AVAILABLE;
  }

  /** All files; those that were given last where they cannot be read. */
  private String read() {
    try {
      return Draft.whole(RuleFiles.read(roots)).line();
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("The rules in {} could not be read; those before go on", roots, e);
      return given;
    }
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return due;
  }

  @Override
  public List<NoSplit> snapshotState(long checkpoint) {
    return List.of();
  }

  @Override
  public void addSplits(List<NoSplit> splits) {
    // there are none
  }

  @Override
  public void notifyNoMoreSplits() {
    // there never were any
  }

  @Override
  public void close() {
    // nothing is open
  }
}
