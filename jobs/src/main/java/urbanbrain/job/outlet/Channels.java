package urbanbrain.job.outlet;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import urbanbrain.city.City;
import urbanbrain.city.channel.Means;
import urbanbrain.city.channel.Routing;
import urbanbrain.city.channel.Speech;
import urbanbrain.flow.raise.AlertCodec;
import urbanbrain.send.ChannelFilter;
import urbanbrain.send.format.Format;
import urbanbrain.send.format.Formats;
import urbanbrain.send.format.alertmanager.Repeats;
import urbanbrain.send.kafka.TopicChannel;
import urbanbrain.send.route.Places;
import urbanbrain.send.route.Route;
import urbanbrain.send.route.Router;
import urbanbrain.verdict.Alert;

/**
 * The webhooks and topics of a city file, each a sink of its own: one that is down holds up no
 * other.
 */
public final class Channels implements Outlets {

  private final City city;
  private final Path folder;
  private final Formats formats;

  /**
   * The channels of a city that are no files.
   *
   * @param folder where what cannot be delivered is kept
   */
  public Channels(City city, Path folder, Formats formats) {
    this.city = city;
    this.folder = folder;
    this.formats = formats;
  }

  @Override
  public void connect(
      SingleOutputStreamOperator<?> decoded, SingleOutputStreamOperator<Alert> alerts) {
    Map<City.Channel, SingleOutputStreamOperator<Alert>> routed = new LinkedHashMap<>();
    for (City.Channel channel : city.channels()) {
      if (!(channel.means() instanceof Means.File)) {
        routed.put(channel, route(alerts, channel));
      }
    }
    for (City.Channel channel : routed.keySet()) {
      String name = "send." + channel.name();
      repeated(channel, withCalls(channel, routed))
          .sinkTo(sink(channel))
          .name(name)
          .uid(name)
          .setParallelism(1);
    }
  }

  /** What a channel is for. */
  private SingleOutputStreamOperator<Alert> route(DataStream<Alert> alerts, City.Channel channel) {
    String name = "send.route." + channel.name();
    Routing routing = channel.routing();
    Route route =
        new Route(
            ChannelFilter.of(channel.rules(), channel.severities(), city.rules()),
            Places.of(routing.areas(), city.assets()),
            routing.certainty(),
            routing.updateEvery(),
            routing.escalateAfter());
    return alerts
        .keyBy(alert -> name, Types.STRING)
        .process(new Router(route), new AlertCodec().info())
        .name(name)
        .uid(name)
        .setParallelism(1);
  }

  /** With what others call it for. */
  private static DataStream<Alert> withCalls(
      City.Channel channel, Map<City.Channel, SingleOutputStreamOperator<Alert>> routed) {
    DataStream<Alert> all = routed.get(channel);
    for (Map.Entry<City.Channel, SingleOutputStreamOperator<Alert>> other : routed.entrySet()) {
      if (channel.name().equals(other.getKey().routing().escalateTo())) {
        all = all.union(other.getValue().getSideOutput(Router.ESCALATED));
      }
    }
    return all;
  }

  /** To an Alertmanager, what is open is told again and again. */
  private static DataStream<Alert> repeated(City.Channel channel, DataStream<Alert> alerts) {
    if (channel.speech().kind() != Speech.Kind.ALERTMANAGER) {
      return alerts;
    }
    String name = "send.repeats." + channel.name();
    return alerts
        .keyBy(alert -> name, Types.STRING)
        .process(new Repeats(channel.speech().repeatEvery()), new AlertCodec().info())
        .name(name)
        .uid(name)
        .setParallelism(1);
  }

  private Sink<Alert> sink(City.Channel channel) {
    Format format = formats.of(channel.speech());
    return channel.means() instanceof Means.Topic topic
        ? TopicChannel.of(topic.target(), "send." + channel.name(), format)
        : new WebhookSinks(city, folder, formats.isExercise()).sink(channel, format);
  }
}
