package urbanbrain.send.format;

import java.util.ArrayList;
import java.util.List;
import urbanbrain.send.language.Tongue;
import urbanbrain.verdict.Alert;

/** What there is to say of a message beside its headline, in one language. */
final class Description {

  private final Said said;
  private final Tongue tongue;

  Description(Said said, Tongue tongue) {
    this.said = said;
    this.tongue = tongue;
  }

  /** The sentences, one after the other. */
  String text() {
    List<String> sentences = new ArrayList<>();
    if (said.exercise()) {
      sentences.add(tongue.say("exercise"));
    } else if (said.alert().trial()) {
      sentences.add(tongue.say("trial"));
    }
    if (!said.alert().isSystem()) {
      sentences.add(tongue.say("severity", said.severities().get(tongue.language())));
    }
    sentences.add(tongue.say("since", tongue.time(said.facts().start())));
    if (said.facts().evidence().total() > 0) {
      sentences.add(tongue.say("evidence", tongue.number(said.evidence().text())));
    }
    if (said.alert().ackedBy() != null) {
      sentences.add(tongue.say("acked", said.alert().ackedBy()));
    }
    stands(sentences);
    return String.join(" ", sentences);
  }

  /** Where it stands, if that is more than that it goes on. */
  private void stands(List<String> sentences) {
    Alert alert = said.alert();
    switch (alert.state()) {
      case PROVISIONAL -> sentences.add(tongue.say("provisional"));
      case WITHDRAWN -> sentences.add(tongue.say("withdrawn"));
      case ENDED -> ended(sentences);
      case OPEN -> {
        // It goes on: nothing to add.
      }
    }
  }

  private void ended(List<String> sentences) {
    String reason = said.reason();
    if ("absorbed".equals(reason)) {
      sentences.add(tongue.say(reason, said.alert().absorbedBy()));
    } else if (reason != null) {
      sentences.add(tongue.say(reason, tongue.time(said.alert().time())));
    }
  }
}
