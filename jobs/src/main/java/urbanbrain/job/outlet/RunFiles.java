package urbanbrain.job.outlet;

import java.nio.file.Path;
import java.time.ZoneId;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import urbanbrain.city.City;
import urbanbrain.flow.decode.DeadLetter;
import urbanbrain.flow.decode.Decode;
import urbanbrain.flow.decode.LateLetter;
import urbanbrain.flow.raise.Raise;
import urbanbrain.send.AuditLines;
import urbanbrain.send.Letters;
import urbanbrain.send.NdjsonFileSink;
import urbanbrain.send.format.Format;
import urbanbrain.send.privacy.Mask;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;

/** The files that a run writes into its folder. */
public final class RunFiles implements Outlets {

  public static final String ALERTS = "alerts.ndjson";
  public static final String INCIDENTS = "incidents.ndjson";
  public static final String AUDIT = "audit.ndjson";
  public static final String DEAD = "dead.ndjson";
  public static final String LATE = "late.ndjson";
  public static final String SUMMARY = "summary.json";
  public static final String REPORT = "report.html";

  private final City city;
  private final Path folder;
  private final Format format;
  private final Mask mask;

  /** Files in this folder, which must be there. */
  public RunFiles(City city, Path folder, Format format) {
    this.city = city;
    this.folder = folder;
    this.format = format;
    this.mask = Mask.of(city);
  }

  @Override
  public void connect(
      SingleOutputStreamOperator<?> decoded, SingleOutputStreamOperator<Alert> alerts) {
    ZoneId zone = city.zone();
    Mask seen = mask;
    write(alerts, ALERTS, new NdjsonFileSink<Alert>(at(ALERTS), format::of));
    write(
        alerts.getSideOutput(Raise.INCIDENTS),
        INCIDENTS,
        new NdjsonFileSink<Incident>(
            at(INCIDENTS), incident -> seen.line(incident, zone), () -> IncidentLines.ORDER));
    write(
        alerts.getSideOutput(Raise.AUDIT),
        AUDIT,
        new NdjsonFileSink<AuditLine>(at(AUDIT), new AuditLines(zone)));
    write(
        decoded.getSideOutput(Decode.DEAD),
        DEAD,
        new NdjsonFileSink<DeadLetter>(at(DEAD), letter -> Letters.dead(seen.dead(letter))));
    write(
        decoded.getSideOutput(Decode.LATE),
        LATE,
        new NdjsonFileSink<LateLetter>(at(LATE), letter -> Letters.late(seen.late(letter), zone)));
  }

  private String at(String file) {
    return folder.resolve(file).toString();
  }

  private static <T> void write(DataStream<T> values, String file, Sink<T> sink) {
    values.sinkTo(sink).name("send." + file).uid("send." + file).setParallelism(1);
  }
}
