package urbanbrain.job.outlet;

import java.nio.file.Path;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import urbanbrain.city.City;
import urbanbrain.city.channel.Means;
import urbanbrain.send.ChannelFilter;
import urbanbrain.send.FileChannel;
import urbanbrain.send.format.Formats;
import urbanbrain.verdict.Alert;

/**
 * The files of a city that are channels. They stand in a folder of the run's own, whatever path the
 * city file says, so that a replay writes over nothing that is real.
 */
public final class FileChannels implements Outlets {

  private final City city;
  private final Path folder;
  private final Formats formats;

  /** The file channels of a city, in this folder. */
  public FileChannels(City city, Path folder, Formats formats) {
    this.city = city;
    this.folder = folder;
    this.formats = formats;
  }

  @Override
  public void connect(
      SingleOutputStreamOperator<?> decoded, SingleOutputStreamOperator<Alert> alerts) {
    for (City.Channel channel : city.channels()) {
      if (channel.means() instanceof Means.File file) {
        String name = "send." + channel.name();
        ChannelFilter filter =
            ChannelFilter.of(channel.rules(), channel.severities(), city.rules());
        alerts
            .sinkTo(FileChannel.to(within(file.path()), filter, formats.of(channel.speech())))
            .name(name)
            .uid(name)
            .setParallelism(1);
      }
    }
  }

  /** A path below the folder, however the city file writes it. */
  private String within(String path) {
    Path inside = folder;
    for (Path part : Path.of(path).normalize()) {
      inside = part.toString().equals("..") ? inside : inside.resolve(part);
    }
    return inside.toString();
  }
}
