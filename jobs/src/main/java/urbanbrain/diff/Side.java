package urbanbrain.diff;

import java.util.List;
import java.util.Map;
import urbanbrain.job.Playback;
import urbanbrain.send.privacy.Mask;
import urbanbrain.verdict.Incident;

/**
 * What one rule set said.
 *
 * @param incidents the final incidents
 * @param told when each that was told was first told, by {@link Playback#id}
 * @param mask what of them may be seen
 */
public record Side(List<Incident> incidents, Map<String, Playback.Told> told, Mask mask) {

  /** What a playback heard. */
  public static Side of(Playback playback) {
    return new Side(playback.incidents(), playback.told(), playback.mask());
  }

  /** The key of an incident as it may be seen. */
  String seenKey(Incident incident) {
    return mask.incident(incident).key();
  }

  boolean wasTold(Incident incident) {
    return told.containsKey(Playback.id(incident));
  }

  /** When it was first told; {@link Playback#NEVER} if it was not, or nobody knows. */
  long toldAt(Incident incident) {
    Playback.Told when = told.get(Playback.id(incident));
    return when == null ? Playback.NEVER : when.seeming();
  }

  List<Incident> of(String rule) {
    return incidents.stream().filter(i -> i.rule().equals(rule)).toList();
  }
}
