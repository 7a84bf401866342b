package urbanbrain.collect.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The first line of a file of a recording: what it is, and what it goes on from.
 *
 * @param file its number: files are read in the order of their numbers
 * @param city the name of the city
 * @param job the id of the job that wrote it, for people to look at
 * @param began when its first record was written, milliseconds since the epoch
 * @param after what stands before it: all files between count no more, they hold what was read
 *     again
 * @param parts the parts of the city's sources
 */
record Head(long file, String city, String job, long began, Mark after, List<Part> parts) {

  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  Head {
    parts = List.copyOf(parts);
  }

  /**
   * A part of a source.
   *
   * @param source the source's name
   * @param name the part's
   * @param keepsPositions whether a record that is read again has the position that it had before
   */
  record Part(String source, String name, boolean keepsPositions) implements java.io.Serializable {}

  /** Whether a job began with this file, and did not go on from where it was. */
  boolean isFresh() {
    return after.records() == Mark.ALL;
  }

  /** The line. */
  String line() {
    ObjectNode line = JSON.createObjectNode();
    line.put("recording", VERSION).put("file", file).put("city", city).put("job", job);
    line.put("began", Instant.ofEpochMilli(began).toString());
    if (after.file() != Mark.NONE) {
      ObjectNode before = line.putObject("after").put("file", after.file());
      if (!isFresh()) {
        before.put("records", after.records());
      }
    }
    line.put("unrecorded", after.lost());
    for (Part part : parts) {
      line.withArray("parts")
          .addObject()
          .put("source", part.source())
          .put("part", part.name())
          .put("keeps_positions", part.keepsPositions());
    }
    return line.toString();
  }

  /** Reads it; fails where it is none, or of a version that is not known. */
  static Head of(JsonNode line) throws IOException {
    if (line.path("recording").asInt() != VERSION) {
      throw new IOException("no recording of version " + VERSION);
    }
    List<Part> parts = new ArrayList<>();
    for (JsonNode part : line.path("parts")) {
      parts.add(
          new Part(
              part.path("source").asText(),
              part.path("part").asText(),
              part.path("keeps_positions").asBoolean()));
    }
    JsonNode before = line.path("after");
    return new Head(
        line.path("file").asLong(),
        line.path("city").asText(),
        line.path("job").asText(),
        Instant.parse(line.path("began").asText()).toEpochMilli(),
        new Mark(
            before.path("file").asLong(Mark.NONE),
            before.path("records").asLong(Mark.ALL),
            line.path("unrecorded").asLong()),
        parts);
  }
}
