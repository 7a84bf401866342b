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
import urbanbrain.send.FileChannel;
import urbanbrain.send.format.Format;
import urbanbrain.send.format.Formats;
import urbanbrain.send.format.alertmanager.Repeats;
import urbanbrain.send.kafka.TopicChannel;
import urbanbrain.send.route.Places;
import urbanbrain.send.route.Route;
import urbanbrain.send.route.Router;
import urbanbrain.verdict.Alert;

/** The channels of a city file, each a sink of its own: one that is down holds up no other. */
public final class Channels implements Outlets {

  /** The folder, within that of the run, of the channels that are files. */
  public static final String FILES = "channels";

  private final City city;
  private final Path folder;
  private final Formats formats;
  private final boolean isSent;

  /**
   * The channels of a city.
   *
   * @param folder where those stand that are files, in {@link #FILES}, and what cannot be delivered
   * @param isSent whether anything leaves the folder; without it only files are written
   */
  public Channels(City city, Path folder, Formats formats, boolean isSent) {
    this.city = city;
    this.folder = folder;
    this.formats = formats;
    this.isSent = isSent;
  }

  @Override
  public void connect(
      SingleOutputStreamOperator<?> decoded, SingleOutputStreamOperator<Alert> alerts) {
    Map<City.Channel, SingleOutputStreamOperator<Alert>> routed = new LinkedHashMap<>();
    for (City.Channel channel : city.channels()) {
      if (channel.means() instanceof Means.File file) {
        send(alerts, channel, fileSink(channel, file));
      } else if (isSent) {
        routed.put(channel, route(alerts, channel));
      }
    }
    for (City.Channel channel : routed.keySet()) {
      send(repeated(channel, withCalls(channel, routed)), channel, sink(channel));
    }
  }

  private static void send(DataStream<Alert> alerts, City.Channel channel, Sink<Alert> sink) {
    String name = "send." + channel.name();
    alerts.sinkTo(sink).name(name).uid(name).setParallelism(1);
  }

  /** A file gets what it takes as it comes, of rules on trial too. */
  private Sink<Alert> fileSink(City.Channel channel, Means.File file) {
    return FileChannel.to(within(file.path()), filter(channel), formats.of(channel.speech()));
  }

  /**
   * A path below a folder of the run's own, however the city file writes it, so that a replay
   * writes over nothing that is real.
   */
  private String within(String path) {
    Path inside = folder.resolve(FILES);
    for (Path part : Path.of(path).normalize()) {
      inside = part.toString().equals("..") ? inside : inside.resolve(part);
    }
    return inside.toString();
  }

  private ChannelFilter filter(City.Channel channel) {
    return ChannelFilter.of(channel.rules(), channel.severities(), city.rules());
  }

  /** What a channel is for. */
  private SingleOutputStreamOperator<Alert> route(DataStream<Alert> alerts, City.Channel channel) {
    String name = "send.route." + channel.name();
    Routing routing = channel.routing();
    Route route =
        new Route(
            filter(channel),
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
