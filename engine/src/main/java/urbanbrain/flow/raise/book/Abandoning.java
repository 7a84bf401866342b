package urbanbrain.flow.raise.book;

import java.util.ArrayList;
import java.util.List;
import urbanbrain.flow.raise.notice.Cut;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;

/**
 * Ends all incidents of a book whose matches nobody judges any more, as of when something was last
 * known of them: as if people had closed them, for that is no all-clear. What may turn out not to
 * have happened is taken back.
 */
final class Abandoning {

  private final Voice voice;
  private final Book book;
  private final IncidentBook.Out out;

  Abandoning(Voice voice, Book book, IncidentBook.Out out) {
    this.voice = voice;
    this.book = book;
    this.out = out;
  }

  /** Ends them, and forgets all that was known. */
  void all() {
    List<Case> all = new ArrayList<>(book.cases);
    all.addAll(book.untold);
    all.stream().filter(home -> !home.isGone()).forEach(this::end);
    if (book.storm.id != null) {
      long last = book.storm.last;
      out.alert(book.storm.next(voice, Alert.State.ENDED, last, last));
    }
    book.clear();
  }

  private void end(Case home) {
    long last = home.told == null ? home.decided : Math.max(home.decided, home.told.at());
    if (home.cut == null) {
      home.cut = Cut.abandoning(last, home.smallest().digits(voice.rule().name()));
    }
    if (home.told != null && home.told.state() != Alert.State.ENDED) {
      tell(home, last);
    }
    if (!home.isProvisional()) {
      out.incident(voice.facts(home, true).hushed(null, null));
    }
  }

  private void tell(Case home, long last) {
    String rule = voice.rule().name();
    String handle = voice.text(home.handle);
    Alert.State state = home.isProvisional() ? Alert.State.WITHDRAWN : Alert.State.ENDED;
    out.alert(voice.next(home, state, last, last));
    out.audit(
        new AuditLine(
            last, rule, handle, AuditLine.What.CLOSED, "its rule reads other sources since"));
  }
}
