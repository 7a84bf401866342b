package urbanbrain.mapping;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import urbanbrain.asset.Assets;
import urbanbrain.asset.LookUp;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;
import urbanbrain.geo.BadShape;
import urbanbrain.geo.GeoJson;
import urbanbrain.geo.Shape;

/** Makes the events of one entry, with all that can be known before the first record. */
final class Maker {

  private final Entry entry;
  private final StreamType stream;
  private final int code;
  private final SourceSpec.Guard guard;
  private final TimeSpec.Clock time;
  private final TimeSpec.Clock from;
  private final TimeSpec.Clock until;
  private final Field key;
  private final LookUp lookUp;
  private final Take[] takes;
  private final int numbers;
  private final int texts;
  private final int declaredNumbers;
  private final int declaredTexts;

  private long said;
  private boolean hasUnknownAsset;

  Maker(Entry entry, SourceSpec.Guard guard, Assets assets) {
    this.entry = entry;
    this.stream = entry.stream();
    this.code = stream.code();
    this.guard = guard;
    this.time = TimeSpec.Clock.of(entry.time());
    this.from = hasSpan() ? new TimeSpec.Clock(entry.valid().from()) : null;
    this.until = hasSpan() ? new TimeSpec.Clock(entry.valid().until()) : null;
    this.key = stream.key() == null ? null : stream.field(stream.key()).orElseThrow();
    this.lookUp = new LookUp(stream, assets);
    this.takes = entry.takes().toArray(Take[]::new);
    this.numbers = stream.numbers();
    this.texts = stream.texts();
    this.declaredNumbers = stream.declaredNumbers();
    this.declaredTexts = stream.declaredTexts();
  }

  Entry entry() {
    return entry;
  }

  /** When the last event was said: by this clocks go on, and it is late or not. */
  long said() {
    return said;
  }

  /** Whether the last event names an asset that the city does not have. */
  boolean hasUnknownAsset() {
    return hasUnknownAsset;
  }

  /**
   * The event of an opened record.
   *
   * @param arrived when it came in, or {@link Event#NO_ARRIVAL}
   * @param number its number within its source, from 0
   */
  Event make(Row row, long arrived, long number) throws Fault {
    long begins = hasSpan() ? from.read(row) : 0;
    said = said(row, arrived, number, begins);
    guard(row, arrived);
    double[] figures = new double[numbers];
    Arrays.fill(figures, Double.NaN);
    String[] words = new String[texts];
    LookUp.Where where = where(row);
    for (Take take : takes) {
      take.into(row, figures, words);
    }
    requireKey(figures, words);
    long at = hasSpan() ? Math.max(begins, said) : said;
    long ends = hasSpan() ? until(row, at) : at;
    String asset = asset(row);
    long content = content(where, asset, figures, words);
    LookUp.Where found = lookUp.fill(where, asset(asset, figures, words), figures, words);
    hasUnknownAsset = found.hasUnknownAsset();
    String id = entry.id().of(row, at);
    Event.Clock clock = new Event.Clock(at, arrived);
    Event plain = new Event(code, id, clock, found.place(), figures, words, content);
    boolean isPlain = ends == at && found.shape() == null;
    return stream.versioned(
        isPlain ? plain : plain.with(new Event.Special(ends, null, false, found.shape())));
  }

  private boolean hasSpan() {
    return entry.valid() != null;
  }

  private long said(Row row, long arrived, long number, long begins) throws Fault {
    if (time != null) {
      return time.read(row, number);
    }
    return arrived == Event.NO_ARRIVAL ? begins : arrived;
  }

  private long until(Row row, long at) throws Fault {
    long ends = until.read(row);
    if (ends <= at) {
      throw new Fault(
          Reason.BAD_TIME,
          row.name(entry.valid().until().slot()),
          "it ends at %s, not after it begins, %s".formatted(TimeSpec.iso(ends), TimeSpec.iso(at)));
    }
    return ends;
  }

  private void guard(Row row, long arrived) throws Fault {
    boolean hasArrival = arrived != Event.NO_ARRIVAL;
    long latest = hasArrival ? arrived + guard.skew() : guard.until();
    if (said > latest) {
      String detail =
          hasArrival
              ? "%s is later than its arrival, %s, by more than %d ms"
                  .formatted(TimeSpec.iso(said), TimeSpec.iso(arrived), guard.skew())
              : "%s is later than %s".formatted(TimeSpec.iso(said), TimeSpec.iso(latest));
      int slot = entry.time() == null ? Entry.NONE : entry.time().slot();
      throw new Fault(Reason.FUTURE_TIME, slot < 0 ? null : row.name(slot), detail);
    }
  }

  private LookUp.Where where(Row row) throws Fault {
    Entry.Where where = entry.where();
    if (where.geometry() >= 0 && row.has(where.geometry())) {
      return geometry(row, where.geometry());
    }
    return LookUp.Where.of(where.point() == null ? Place.NONE : where.point().of(row), null);
  }

  private static LookUp.Where geometry(Row row, int slot) throws Fault {
    try (JsonParser json = row.json(slot)) {
      json.nextToken();
      Geometry geometry = GeoJson.read(json);
      Shape shape = Shape.of(geometry);
      return LookUp.Where.of(shape.place(), geometry instanceof Point ? null : shape);
    } catch (BadShape e) {
      throw new Fault(Reason.BAD_PLACE, row.name(slot), e.getMessage());
    } catch (IOException e) {
      throw new Fault(Reason.BAD_PLACE, row.name(slot), "it is no GeoJSON geometry");
    }
  }

  private String asset(Row row) {
    int slot = entry.where().asset();
    return slot < 0 ? null : row.text(slot);
  }

  /** The asset of the event's place if the mapping names one, else that of the event's key. */
  private String asset(String named, double[] figures, String[] words) {
    Field field = lookUp.key();
    return named == null && field != null ? Event.print(field, figures, words) : named;
  }

  /**
   * What is looked up is no part of it: a city that learns more of its assets has no new events.
   */
  private long content(LookUp.Where where, String asset, double[] figures, String[] words) {
    long content =
        StableHash.ofContent(where.place(), figures, declaredNumbers, words, declaredTexts);
    content = where.shape() == null ? content : StableHash.of(content, where.shape().content());
    return asset == null ? content : StableHash.of(content, asset);
  }

  private void requireKey(double[] figures, String[] words) throws Fault {
    boolean isThere =
        key == null
            || (key.isText() ? words[key.slot()] != null : !Double.isNaN(figures[key.slot()]));
    if (!isThere) {
      throw new Fault(Reason.MISSING_FIELD, key.name(), "the event has no key");
    }
  }
}
