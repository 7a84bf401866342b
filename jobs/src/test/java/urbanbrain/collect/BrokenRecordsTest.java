package urbanbrain.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import urbanbrain.city.Cities;
import urbanbrain.flow.decode.Record;
import urbanbrain.mapping.Fault;
import urbanbrain.mapping.Format;
import urbanbrain.mapping.Mapper;

/** 10,000 broken records among good ones, and none of them harms another. */
class BrokenRecordsTest {

  private static final int BROKEN = 10_000;
  private static final long SEED = 1;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Format.class)
  void eachBrokenRecordIsADeadLetterAndGoodOnesAreAsWithout(Format format) throws IOException {
    Random random = new Random(SEED);
    BrokenRecords records = new BrokenRecords(format, random);
    ByteArrayOutputStream clean = new ByteArrayOutputStream();
    ByteArrayOutputStream mixed = new ByteArrayOutputStream();
    clean.writeBytes(records.header());
    mixed.writeBytes(records.header());
    List<String> reasons = new ArrayList<>();
    while (reasons.size() < BROKEN) {
      byte[] good = records.good();
      clean.writeBytes(good);
      mixed.writeBytes(good);
      for (int i = random.nextInt(5); i > 0 && reasons.size() < BROKEN; i--) {
        mixed.writeBytes(records.broken());
        reasons.add(records.reason());
      }
    }
    Read read = read(format, mixed.toByteArray());
    assertThat(read.reasons).isEqualTo(reasons);
    assertThat(read.events).hasSizeGreaterThan(1_000);
    assertThat(read.events).isEqualTo(read(format, clean.toByteArray()).events);
  }

  /** What a file's records became. */
  private record Read(List<Long> events, List<String> reasons) {}

  private Read read(Format format, byte[] bytes) throws IOException {
    Cities.gzip(folder.resolve("records.gz"), bytes);
    List<Input> inputs = Cities.city(folder, BrokenRecords.city(format)).sources();
    Mapper mapper = new Mapper(inputs.get(0).spec());
    Read read = new Read(new ArrayList<>(), new ArrayList<>());
    try (Merge merge = Merge.of(inputs)) {
      while (merge.hasNext()) {
        read(merge.next(), mapper, read);
      }
    }
    return read;
  }

  private static void read(Record next, Mapper mapper, Read read) {
    try {
      switch (next.kind()) {
        case HEADER -> mapper.readHeader(next.bytes(), next.offset(), next.length());
        case DATA -> {
          Mapper.First first =
              mapper.first(next.bytes(), next.offset(), next.length(), next.received());
          read.events.add(first.orThrow().identity());
        }
        case TOO_LARGE -> read.reasons.add("too_large");
        default -> assertThat(next.kind()).isEqualTo(Record.Kind.END);
      }
    } catch (Fault fault) {
      read.reasons.add(fault.reason().code());
    }
  }

  /** Good and broken readings of a sensor. */
  private static final class BrokenRecords {
    private static final String[] REASONS = {
      "not_parsed",
      "not_parsed",
      "not_parsed",
      "wrong_type",
      "not_finite",
      "future_time",
      "bad_place",
      "out_of_range",
      "bad_time",
      "missing_field",
      "no_stream",
      "too_deep",
      "too_large"
    };
    private static final int CUT = 0;
    private static final int LATIN = 1;
    private static final int QUOTE = 2;
    private static final int DEEP = 11;
    private static final int LARGE = 12;
    private static final int MOST_LARGE = 20;

    private final Format format;
    private final Random random;
    private long at = 1_772_400_000_000L;
    private int large;
    private String reason;

    BrokenRecords(Format format, Random random) {
      this.format = format;
      this.random = random;
    }

    static String city(Format format) {
      return """
      city: c
      zone: UTC
      rules: [rules]
      sources:
        - name: sensors
          file: { path: records.gz, format: %s }
          arrival: in
          events:
            - stream: test.reading
              when: "row.kind == 'r'"
              id: [sensor, time]
              time: at
              place: { lat: lat, lon: lon }
      """
          .formatted(format == Format.CSV ? "csv" : "ndjson");
    }

    byte[] header() {
      return format == Format.CSV
          ? "kind,sensor,at,in,lat,lon,kmh,note\r\n".getBytes(StandardCharsets.UTF_8)
          : new byte[0];
    }

    byte[] good() {
      String note = format == Format.CSV && random.nextInt(4) == 0 ? "\"a\n\"\"b\"\", c\"" : "é";
      return line(fields(note)).getBytes(StandardCharsets.UTF_8);
    }

    String reason() {
      return reason;
    }

    byte[] broken() {
      int kind = random.nextInt(REASONS.length);
      boolean isRare = kind == LARGE && large++ >= MOST_LARGE;
      boolean isOther = kind == DEEP && format == Format.CSV;
      kind = isRare || isOther ? QUOTE : kind;
      reason = REASONS[kind];
      String[] fields = fields("plain");
      switch (kind) {
        case 3 -> fields[6] = pick("fast", "12,5x", "0x10", "--1").replace(",", ".");
        case 4 -> fields[6] = pick("NaN", "Infinity", "-Infinity");
        case 5 -> fields[2] = "2099-01-01T00:00:00Z";
        case 6 -> fields[4 + random.nextInt(2)] = pick("191", "-181", "north", "NaN");
        case 7 -> fields[6] = pick("300.1", "-1", "1e12", "1e400");
        case 8 -> fields[2] = pick("yesterday", "2026-02-30", "2026-03-02T25:00", "12:00");
        case 9 -> fields[random.nextBoolean() ? 1 : 2] = "";
        case 10 -> fields[0] = pick("parade", "R", "");
        default -> fields[7] = "plain";
      }
      return spoil(kind, line(fields));
    }

    private byte[] spoil(int kind, String line) {
      String spoilt =
          switch (kind) {
            case CUT -> line.substring(0, 5 + random.nextInt(40)) + "\n";
            case LATIN -> line.replace("plain", "caf\u00ff");
            case QUOTE -> line.replace("plain", format == Format.CSV ? "\"plain" : "pl\"ain");
            case DEEP -> line.replace("\"plain\"", "[".repeat(10_000) + "]".repeat(10_000));
            case LARGE -> line.replace("plain", "x".repeat(1 << 20));
            default -> line;
          };
      return spoilt.getBytes(kind == LATIN ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private String pick(String... values) {
      return values[random.nextInt(values.length)];
    }

    private String[] fields(String note) {
      at += random.nextInt(1_000);
      String sensor = "s" + random.nextInt(100);
      return new String[] {
        "r", sensor, "" + at, "" + (at + 500), "40.5", "-75.25", "" + random.nextInt(300), note
      };
    }

    private String line(String[] fields) {
      if (format == Format.CSV) {
        return String.join(",", fields) + (random.nextBoolean() ? "\r\n" : "\n");
      }
      String[] names = {"kind", "sensor", "at", "in", "lat", "lon", "kmh", "note"};
      List<String> members = new ArrayList<>();
      for (int i = 0; i < names.length; i++) {
        boolean isNumber = fields[i].matches("-?[0-9.]+|NaN|-?Infinity");
        String value = isNumber ? fields[i] : "\"" + fields[i] + "\"";
        members.add("\"%s\":%s".formatted(names[i], fields[i].isEmpty() ? "null" : value));
      }
      return "{" + String.join(",", members) + "}\n";
    }
  }
}
