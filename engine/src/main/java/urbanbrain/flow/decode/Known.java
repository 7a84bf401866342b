package urbanbrain.flow.decode;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Wire;
import urbanbrain.mapping.SourceSpec;

/**
 * What decode knows of a city's sources: all that a restored one goes on from. Parts go by their
 * names, so that it holds for a city that reads others beside, or fewer, or in another order.
 *
 * @param parts of all sources
 * @param arrival the newest arrival of all
 * @param last the time of the newest event of all that counted
 */
public record Known(List<Part> parts, long arrival, long last) {

  /**
   * What is known of one part.
   *
   * @param source the name of its source
   * @param name its own name there
   * @param passed how far its clock is; {@link Clocks#ENDED} for one that gives no more
   * @param heard the arrival by which its silence counts
   * @param header the record that names its columns, or null
   */
  public record Part(String source, String name, long passed, long heard, Record header) {}

  /** What is known of a part; nothing of one that was not read before. */
  Optional<Part> of(SourceSpec spec) {
    return parts.stream()
        .filter(part -> part.source.equals(spec.name()) && part.name.equals(spec.file()))
        .findFirst();
  }

  /**
   * How far a source is with all of its parts: no clock that hears it was told of more. {@link
   * Clocks#NEVER} for one that is not known.
   */
  long passed(String source) {
    long least = Clocks.ENDED;
    boolean isKnown = false;
    for (Part part : parts) {
      if (part.source.equals(source)) {
        isKnown = true;
        least = Math.min(least, part.passed);
      }
    }
    long passed = least == Clocks.ENDED ? last : least;
    return isKnown ? passed : Clocks.NEVER;
  }

  /** Writes what is known. */
  public static final class Form extends Codec<Known> {

    private static final int VERSION = 1;
    private static final RecordCodec RECORDS = new RecordCodec();

    /** For Flink. */
    public Form() {
      super(Known.class);
    }

    @Override
    protected void write(Known known, DataOutputView out) throws IOException {
      out.writeByte(VERSION);
      out.writeLong(known.arrival);
      out.writeLong(known.last);
      Wire.writeList(known.parts, out, Form::write);
    }

    private static void write(Part part, DataOutputView out) throws IOException {
      Wire.writeText(part.source, out);
      Wire.writeText(part.name, out);
      out.writeLong(part.passed);
      out.writeLong(part.heard);
      out.writeBoolean(part.header != null);
      if (part.header != null) {
        RECORDS.serialize(part.header, out);
      }
    }

    @Override
    protected Known read(DataInputView in) throws IOException {
      Wire.readVersion(in, VERSION);
      long arrival = in.readLong();
      long last = in.readLong();
      return new Known(Wire.readList(in, Form::readPart), arrival, last);
    }

    private static Part readPart(DataInputView in) throws IOException {
      return new Part(
          Wire.readText(in),
          Wire.readText(in),
          in.readLong(),
          in.readLong(),
          in.readBoolean() ? RECORDS.deserialize(in) : null);
    }
  }
}
