package urbanbrain.job.outlet;

import java.time.ZoneId;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import urbanbrain.city.City;
import urbanbrain.city.channel.LetterTopics;
import urbanbrain.flow.decode.Decode;
import urbanbrain.flow.raise.Raise;
import urbanbrain.send.AuditLines;
import urbanbrain.send.Letters;
import urbanbrain.send.Line;
import urbanbrain.send.kafka.Target;
import urbanbrain.send.kafka.TopicChannel;
import urbanbrain.send.privacy.Mask;
import urbanbrain.verdict.Alert;

/** The topics for what becomes no message: the same lines as in the files of a run. */
public final class TopicLetters implements Outlets {

  private final City city;

  /** The topics that a city names; it may name none. */
  public TopicLetters(City city) {
    this.city = city;
  }

  @Override
  public void connect(
      SingleOutputStreamOperator<?> decoded, SingleOutputStreamOperator<Alert> alerts) {
    LetterTopics topics = city.letters();
    if (topics == null) {
      return;
    }
    ZoneId zone = city.zone();
    Mask seen = Mask.of(city);
    write(
        "dead", decoded.getSideOutput(Decode.DEAD), topics.dead(), l -> Letters.dead(seen.dead(l)));
    write(
        "late",
        decoded.getSideOutput(Decode.LATE),
        topics.late(),
        l -> Letters.late(seen.late(l), zone));
    write("audit", alerts.getSideOutput(Raise.AUDIT), topics.audit(), new AuditLines(zone));
  }

  /** Several kinds may go to one topic. */
  private <T> void write(String kind, DataStream<T> values, String topic, Line<T> line) {
    if (topic != null) {
      String name = "send.letters." + kind;
      Target target = new Target(city.letters().brokers(), topic, false);
      values.sinkTo(TopicChannel.lines(target, name, line)).name(name).uid(name).setParallelism(1);
    }
  }
}
