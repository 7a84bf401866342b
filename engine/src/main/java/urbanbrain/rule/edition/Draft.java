package urbanbrain.rule.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import urbanbrain.rule.RuleFiles;

/**
 * What is put before a running city as its next edition.
 *
 * @param files texts by their paths; null for a file that is to go
 * @param isWhole whether these are all the files there are to be; else the others stay
 */
public record Draft(Map<String, String> files, boolean isWhole) {

  public Draft {
    files = new TreeMap<>(files);
  }

  /** All files as they are to be. */
  public static Draft whole(List<RuleFiles.Source> sources) {
    Map<String, String> files = new TreeMap<>();
    sources.forEach(source -> files.put(source.path(), source.text()));
    return new Draft(files, true);
  }

  /** What is other in these files than in a whole draft. */
  public static Draft between(Draft before, List<RuleFiles.Source> now) {
    List<RuleFiles.Source> old = before.after(List.of());
    return new Draft(EditionText.between(old, now, 0, 0).files(), false);
  }

  /**
   * The files that it makes of others. One that declares no stream leaves the streams as they are.
   */
  public List<RuleFiles.Source> after(List<RuleFiles.Source> before) {
    EditionText text = new EditionText(0, 0, files);
    if (!isWhole) {
      return text.after(before);
    }
    List<RuleFiles.Source> all = text.after(List.of());
    return streams(all).isEmpty() ? text.after(streams(before)) : all;
  }

  /** It as one line. */
  public String line() {
    return new EditionText(isWhole ? 1 : 0, 0, files).line();
  }

  /** Reads what {@link #line} gave. */
  public static Draft read(String line) {
    EditionText text = EditionText.read(line);
    return new Draft(text.files(), text.number() == 1);
  }

  /** Those of these files that declare streams. */
  static List<RuleFiles.Source> streams(List<RuleFiles.Source> files) {
    List<RuleFiles.Source> streams = new ArrayList<>(files);
    streams.removeIf(file -> !file.declaresStreams());
    return streams;
  }
}
