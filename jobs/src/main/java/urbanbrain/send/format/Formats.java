package urbanbrain.send.format;

import urbanbrain.city.City;
import urbanbrain.city.channel.Speech;
import urbanbrain.send.format.alertmanager.Alertmanager;
import urbanbrain.send.format.cap.Cap;
import urbanbrain.send.format.geojson.GeoJsonFormat;

/** The formats of a city's channels and files. */
public final class Formats {

  private final City city;
  private final boolean exercise;

  /**
   * Formats of one run.
   *
   * @param exercise whether it is a replay
   */
  public Formats(City city, boolean exercise) {
    this.city = city;
    this.exercise = exercise;
  }

  /** Whether the run is a replay. */
  public boolean isExercise() {
    return exercise;
  }

  /** The format of the file of all messages, which reveals nothing. */
  public Format ofRun() {
    return of(Speech.USUAL);
  }

  /** The format of a channel that speaks so. */
  public Format of(Speech speech) {
    Speaker speaker = new Speaker(city, speech, exercise);
    return switch (speech.kind()) {
      case CLOUDEVENTS -> new CloudEvents(speaker);
      case CAP -> new Cap(speaker, speech.sender());
      case ALERTMANAGER -> new Alertmanager(speaker);
      case GEOJSON -> new GeoJsonFormat(speaker);
    };
  }
}
