package urbanbrain.flow;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Hands on what one clock's operators say, and says in-band how far the clock is: where the words
 * of several clocks meet, Flink's own watermark could only tell the slowest. One instance for each
 * clock.
 */
public final class Stamp extends AbstractStreamOperator<Word>
    implements OneInputStreamOperator<Word, Word> {

  private final int clock;
  private transient StreamRecord<Word> out;

  /** Stamps the words of this clock. */
  public Stamp(int clock) {
    this.clock = clock;
  }

  @Override
  public void open() throws Exception {
    super.open();
    out = new StreamRecord<>(null);
  }

  @Override
  public void processElement(StreamRecord<Word> element) {
    output.collect(element);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    output.collect(out.replace(new Word.Passed(clock, mark.getTimestamp())));
    super.processWatermark(mark);
  }
}
