package urbanbrain.send.format.cap;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.send.format.Format;
import urbanbrain.send.format.Said;
import urbanbrain.send.format.Speaker;
import urbanbrain.send.language.Tongue;
import urbanbrain.verdict.Alert;

/**
 * Writes messages in the Common Alerting Protocol 1.2 (OASIS Standard, 1 July 2010), one XML
 * document on one line each.
 *
 * <p>What seems to have happened is an Alert that is Likely; confirmed it is an Update that is
 * Observed; taken back it is a Cancel. Where all is well again an Update says AllClear and urgency
 * Past; that nothing more came is no all-clear, and says so in words. {@code references} names the
 * messages that one replaces, as sender, identifier and sent of each.
 */
public final class Cap implements Format {

  /** CAP wants an offset always, and never Z. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

  private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

  private final Speaker speaker;
  private final String sender;

  /**
   * Messages as this speaker tells them.
   *
   * @param sender who sends them, without spaces, commas, &lt; and &amp;; null for a name made of
   *     the city's
   */
  public Cap(Speaker speaker, String sender) {
    this.speaker = speaker;
    this.sender = sender == null ? "urban-brain." + speaker.city() : sender;
  }

  @Override
  public String mediaType() {
    return "application/cap+xml";
  }

  @Override
  public String of(Alert alert) {
    Said said = speaker.say(alert);
    return Xml.document("alert", NAMESPACE, xml -> write(said, xml));
  }

  private void write(Said said, Xml xml) {
    Alert alert = said.alert();
    xml.text("identifier", alert.id());
    xml.text("sender", sender);
    xml.text("sent", time(alert.origin().sent(), speaker.zone()));
    xml.text("status", status(said));
    xml.text("msgType", said.type());
    xml.text("scope", "Restricted");
    xml.text("restriction", "For the recipients that the city has chosen");
    note(said, xml);
    xml.text("references", references(alert));
    xml.text("incidents", incidents(alert));
    alert
        .headline()
        .forEach(
            (language, headline) ->
                new Info(said, new Tongue(language, speaker.zone())).write(headline, xml));
  }

  /** What a rule on trial says is for nobody to act on. */
  private static String status(Said said) {
    return said.alert().trial() && said.status().equals("Actual") ? "Test" : said.status();
  }

  /** CAP wants to know of an exercise which one it is, and of a Cancel why. */
  private void note(Said said, Xml xml) {
    Tongue main = new Tongue(said.alert().headline().keySet().iterator().next(), speaker.zone());
    List<String> notes = new ArrayList<>();
    if (said.exercise()) {
      notes.add(main.say("exercise"));
    }
    if (said.alert().type() == Alert.Type.CANCEL) {
      notes.add(main.say("withdrawn"));
    }
    xml.text("note", String.join(" ", notes));
  }

  private String references(Alert alert) {
    List<String> references = new ArrayList<>();
    for (Alert.Reference reference : alert.references()) {
      references.add(sender + "," + reference.id() + "," + time(reference.sent(), speaker.zone()));
    }
    return String.join(" ", references);
  }

  /** The handles under which receivers may know it, the one that goes on first. */
  private static String incidents(Alert alert) {
    List<String> handles = new ArrayList<>(List.of(alert.incident()));
    handles.addAll(alert.absorbs());
    return String.join(" ", handles);
  }

  /** A moment as CAP writes it: with the offset, without fractions, UTC as -00:00. */
  static String time(long millis, ZoneId zone) {
    String time = TIME.format(Instant.ofEpochMilli(millis).atZone(zone));
    return time.endsWith("+00:00") ? time.substring(0, time.length() - 6) + "-00:00" : time;
  }
}
