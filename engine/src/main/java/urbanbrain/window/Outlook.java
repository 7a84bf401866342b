package urbanbrain.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.event.Site;
import urbanbrain.verdict.Episode;

/**
 * What was told of a provisional rule for one key and has not closed finally: state only, {@link
 * Forecast} says what becomes of it.
 */
final class Outlook {

  /**
   * What was said of one episode.
   *
   * @param isCertain whether it is certain that it opens
   */
  record Said(Episode episode, boolean isCertain) {

    boolean isOf(Episode other) {
      return episode.start() == other.start();
    }
  }

  /**
   * How far it has been judged on the events that there are; null where it must be judged anew from
   * what is final. It can be made again, so that it is neither copied nor written.
   */
  Watch cursor;

  /** In the order of time. */
  List<Said> said = new ArrayList<>();

  Outlook copy() {
    Outlook copy = new Outlook();
    copy.said = new ArrayList<>(said);
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(said.size());
    for (Said one : said) {
      out.writeLong(one.episode.start());
      out.writeLong(one.episode.end());
      out.writeLong(one.episode.sure());
      one.episode.site().write(out);
      out.writeBoolean(one.isCertain);
    }
  }

  static Outlook read(DataInput in) throws IOException {
    Outlook outlook = new Outlook();
    int size = in.readByte();
    for (int i = 0; i < size; i++) {
      long start = in.readLong();
      long end = in.readLong();
      long sure = in.readLong();
      Site site = Site.read(in);
      outlook.said.add(new Said(new Episode(start, end, sure, site), in.readBoolean()));
    }
    return outlook;
  }
}
