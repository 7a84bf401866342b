package urbanbrain.city.channel;

import java.io.Serializable;
import java.util.List;
import urbanbrain.geo.Crs;

/**
 * How a channel speaks.
 *
 * @param kind the format of its messages
 * @param reveal the sensitive fields and counts of people that it is told, as {@code stream.field}
 *     or {@code field}
 * @param crs the coordinate system of its places
 * @param sender who is named as the sender of CAP messages, or null for the usual name
 * @param repeatEvery how often what is open is posted again where the format asks for it,
 *     milliseconds
 */
public record Speech(Kind kind, List<String> reveal, Crs crs, String sender, long repeatEvery)
    implements Serializable {

  /** An Alertmanager ends what it has not heard of for 5 minutes ({@code resolve_timeout}). */
  public static final long REPEAT_EVERY = 60_000;

  /** Where a channel says nothing of it. */
  public static final Speech USUAL =
      new Speech(Kind.CLOUDEVENTS, List.of(), Crs.WGS84, null, REPEAT_EVERY);

  public Speech {
    reveal = List.copyOf(reveal);
  }

  /** The formats that there are. */
  public enum Kind {
    CLOUDEVENTS,
    CAP,
    ALERTMANAGER,
    GEOJSON
  }
}
