package urbanbrain.flow.raise.shelf;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Wire;

/** Writes pages; what they hold begins with a version of its own. */
public final class PageCodec extends Codec<Page> {

  /** For Flink. */
  public PageCodec() {
    super(Page.class);
  }

  @Override
  protected void write(Page page, DataOutputView out) throws IOException {
    Wire.writeSize(page.bytes.length, out);
    out.write(page.bytes);
  }

  @Override
  protected Page read(DataInputView in) throws IOException {
    byte[] bytes = new byte[Wire.readSize(in)];
    in.readFully(bytes);
    return new Page(bytes);
  }

  @Override
  public Page copy(Page page) {
    return page;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }
}
