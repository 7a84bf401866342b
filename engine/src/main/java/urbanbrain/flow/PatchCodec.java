package urbanbrain.flow;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.event.Site;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Patch;

/** Writes patches. */
public final class PatchCodec extends Codec<Patch> {

  /** The one instance that other codecs use. */
  public static final PatchCodec INSTANCE = new PatchCodec();

  /** For Flink. */
  public PatchCodec() {
    super(Patch.class);
  }

  @Override
  protected void write(Patch patch, DataOutputView out) throws IOException {
    Wire.writeText(patch.rule(), out);
    Wire.writeText(patch.key(), out);
    out.writeLong(patch.from());
    out.writeLong(patch.to());
    Wire.writeList(patch.before(), out, PatchCodec::writeEpisode);
    Wire.writeList(patch.now(), out, PatchCodec::writeEpisode);
  }

  @Override
  protected Patch read(DataInputView in) throws IOException {
    return new Patch(
        Wire.readText(in),
        Wire.readText(in),
        in.readLong(),
        in.readLong(),
        Wire.readList(in, PatchCodec::readEpisode),
        Wire.readList(in, PatchCodec::readEpisode));
  }

  @Override
  public Patch copy(Patch patch) {
    return patch;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  /** Writes one episode. */
  public static void writeEpisode(Episode episode, DataOutputView out) throws IOException {
    out.writeLong(episode.start());
    out.writeLong(episode.end());
    out.writeLong(episode.sure());
    episode.site().write(out);
  }

  /** Reads one episode. */
  public static Episode readEpisode(DataInputView in) throws IOException {
    return new Episode(in.readLong(), in.readLong(), in.readLong(), Site.read(in));
  }
}
