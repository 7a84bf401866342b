package urbanbrain.city;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import urbanbrain.asset.Assets;
import urbanbrain.city.channel.LetterTopics;
import urbanbrain.city.channel.Means;
import urbanbrain.city.channel.Routing;
import urbanbrain.city.channel.Speech;
import urbanbrain.collect.Input;
import urbanbrain.collect.recording.Keeping;
import urbanbrain.collect.rules.RuleFeed;
import urbanbrain.mapping.Entry;
import urbanbrain.mapping.SourceSpec;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Setting;
import urbanbrain.rule.Severity;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.rule.edition.Edition;
import urbanbrain.rule.edition.Rulebook;
import urbanbrain.send.language.SeverityWords;
import urbanbrain.text.Problem;

/**
 * What a city file says: what is read, how, with which rules, and where alerts go.
 *
 * @param zone where times without an offset are local
 * @param sources one for each file, in the order of the city file
 * @param until no event of a record without arrival is later, milliseconds since the epoch
 * @param skew how much later than its arrival an event may be, in milliseconds
 * @param assets the city's assets and layers of areas
 * @param severityWords how severities are called in messages
 * @param letters where what becomes no message goes; null where the city file does not say
 * @param recording where a live job keeps what it reads; null where it does not
 */
public record City(
    String name,
    ZoneId zone,
    RuleSet rules,
    List<Input> sources,
    List<Channel> channels,
    long until,
    long skew,
    Assets assets,
    SeverityWords severityWords,
    LetterTopics letters,
    Keeping recording)
    implements Serializable {

  /** A city that calls severities as usual. */
  public City(
      String name,
      ZoneId zone,
      RuleSet rules,
      List<Input> sources,
      List<Channel> channels,
      long until,
      long skew,
      Assets assets) {
    this(
        name, zone, rules, sources, channels, until, skew, assets, SeverityWords.USUAL, null, null);
  }

  /** A city that says nothing of assets. */
  public City(
      String name,
      ZoneId zone,
      RuleSet rules,
      List<Input> sources,
      List<Channel> channels,
      long until,
      long skew) {
    this(name, zone, rules, sources, channels, until, skew, Assets.NONE);
  }

  public City {
    sources = List.copyOf(sources);
    channels = List.copyOf(channels);
  }

  /**
   * Where alerts go.
   *
   * @param name what it is called in files, counters and logs
   * @param means how they get there
   * @param rules names of rules, or globs over their files such as {@code traffic/*}; empty for all
   * @param severities the severities that it takes; empty for all
   * @param routing what goes there beside
   * @param speech how it speaks
   */
  public record Channel(
      String name,
      Means means,
      List<String> rules,
      List<Severity> severities,
      Routing routing,
      Speech speech)
      implements Serializable {}

  /**
   * What a reading is given beside the city file.
   *
   * @param data where relative paths of sources are looked up; without it beside the city file
   * @param rules the folder or file of the rules, in place of what the city file says
   * @param now when the run starts, milliseconds since the epoch: the limit where the city file
   *     says no {@code until}
   * @param kind what its sources may be
   * @param recording the folder with what was recorded of live sources, which is read in their
   *     place
   * @param editions the audit of a live city: its rules as they changed while it ran, in place of
   *     what the city file says
   */
  public record Given(
      Optional<Path> data,
      Optional<Path> rules,
      long now,
      Sources kind,
      Optional<Path> recording,
      Optional<Path> editions) {

    /** For sources of this kind. */
    public Given(Optional<Path> data, Optional<Path> rules, long now, Sources kind) {
      this(data, rules, now, kind, Optional.empty(), Optional.empty());
    }

    /** The same city as it was recorded there while it was live; without a folder as it is. */
    public Given from(Optional<Path> folder) {
      Sources read = folder.isPresent() ? Sources.LIVE : kind;
      return new Given(data, rules, now, read, folder, editions);
    }

    /** The same city with its rules as this audit says that they changed; without one as it is. */
    public Given changing(Optional<Path> audit) {
      return new Given(data, rules, now, kind, recording, audit);
    }

    /** For a recording. */
    public Given(Optional<Path> data, Optional<Path> rules, long now) {
      this(data, rules, now, Sources.RECORDED);
    }
  }

  /** What sources are wanted. */
  public enum Sources {
    /** Files. */
    RECORDED,
    /** What never ends. */
    LIVE,
    /** Whatever they are: nothing is read. */
    ANY
  }

  /**
   * What came of reading a city file.
   *
   * @param city the city, if there is no problem at all
   * @param problems all problems, of its rules too, by file and place
   * @param rules the texts of its rules and streams
   * @param feed where changes of a live job's rules come from; empty where they stay
   */
  public record Read(
      Optional<City> city,
      List<Problem> problems,
      List<RuleFiles.Source> rules,
      Optional<RuleFeed> feed) {}

  /** Reads a city file and its rules. */
  public static Read read(Path cityFile, Given given) throws IOException {
    return CityFile.read(cityFile, given);
  }

  /** The same city with other rules. */
  public City with(RuleSet others) {
    return new City(
        name,
        zone,
        others,
        sources,
        channels,
        until,
        skew,
        assets,
        severityWords,
        letters,
        recording);
  }

  /** The same city with other sources, such as more patient ones. */
  public City with(List<Input> others) {
    return new City(
        name,
        zone,
        rules,
        others,
        channels,
        until,
        skew,
        assets,
        severityWords,
        letters,
        recording);
  }

  /** What decode is told of the sources. */
  public List<SourceSpec> specs() {
    return sources.stream().map(Input::spec).toList();
  }

  /** The names of the streams that the sources give. */
  public SortedSet<String> streams() {
    SortedSet<String> names = new TreeSet<>();
    sources.forEach(source -> names.addAll(streams(source)));
    return names;
  }

  /** The rules by the clocks of the sources that they use. */
  public RuleClocks clocks() {
    return RuleClocks.of(rules, given());
  }

  /**
   * The rules as they may change while the city runs.
   *
   * @param files the texts of its rules and streams
   */
  public Rulebook book(List<RuleFiles.Source> files) {
    RuleClocks clocks = RuleClocks.changing(rules, given());
    return new Rulebook(new Edition.First(clocks, files, new Setting(zone)));
  }

  private List<RuleClocks.Source> given() {
    return sources.stream()
        .map(source -> new RuleClocks.Source(source.spec().name(), streams(source)))
        .toList();
  }

  private static SortedSet<String> streams(Input source) {
    SortedSet<String> names = new TreeSet<>();
    for (Entry entry : source.spec().entries()) {
      if (entry.stream() != null) {
        names.add(entry.stream().name());
      }
    }
    return names;
  }
}
