package urbanbrain.score;

import java.util.List;
import java.util.Optional;
import urbanbrain.job.Playback;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Incident;

/**
 * What operators said of incidents ({@code operations.feedback}) as truth: those that they called
 * true happened, those that they called false did not, of the others nothing is known. What was
 * missed nobody can say, so there is no recall.
 */
public final class Feedback {

  /** A truth made of an incident is as far around its place, in metres. */
  private static final double RADIUS = 500;

  private final Playback playback;

  /** What was said in this recording. */
  public Feedback(Playback playback) {
    this.playback = playback;
  }

  /** The incidents that operators called true. */
  public List<Truth> truths() {
    return playback.incidents().stream()
        .filter(incident -> says("true", incident))
        .map(Feedback::truth)
        .toList();
  }

  /** The run with those incidents only of which operators said what they are. */
  public Scoring.Run judged() {
    List<Incident> judged =
        playback.incidents().stream().filter(i -> says("true", i) || says("false", i)).toList();
    return new Scoring.Run(judged, playback.told(), playback.days(), playback::keys);
  }

  private boolean says(String verdict, Incident incident) {
    return playback.verdict(incident).equals(Optional.of(verdict));
  }

  private static Truth truth(Incident incident) {
    long end = incident.end() == Episode.OPEN ? Long.MAX_VALUE : incident.end();
    return new Truth(
        incident.contentId(),
        incident.rule(),
        null,
        incident.start(),
        end,
        incident.place(),
        RADIUS,
        incident.key());
  }
}
