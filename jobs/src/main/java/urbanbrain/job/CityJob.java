package urbanbrain.job;

import org.apache.flink.streaming.api.datastream.DataStream;
import urbanbrain.city.City;
import urbanbrain.flow.decode.Decode;
import urbanbrain.flow.decode.Record;
import urbanbrain.flow.demux.Demux;
import urbanbrain.flow.detect.Detect;

/** The whole path, from records to messages: the same for a cluster and for a replay. */
public final class CityJob {

  private CityJob() {}

  /**
   * Wires the stages behind a city's records.
   *
   * @param epoch the restart epoch, see {@link urbanbrain.flow.raise.Raise}
   */
  public static void build(DataStream<Record> records, City city, long epoch, Outlets outlets) {
    Stages stages = new Stages(city.rules());
    var events = Decode.on(records, city.specs());
    var routed = stages.demux(events);
    var windows = stages.detect(routed);
    var signals = windows.getSideOutput(Detect.PATCHES);
    var joins = stages.fuse(routed.getSideOutput(Demux.TO_FUSE), signals);
    var alerts = stages.raise(windows.union(joins), city.name(), epoch);
    outlets.connect(events, alerts);
  }
}
