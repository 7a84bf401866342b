package urbanbrain.flow.raise;

import urbanbrain.flow.raise.book.IncidentBook;
import urbanbrain.flow.raise.desk.Ack;
import urbanbrain.flow.raise.desk.Desk;
import urbanbrain.flow.raise.desk.Reception;
import urbanbrain.flow.raise.notice.Cut;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.MatchName;

/** Answers what people say of one incident: it is over, in hand, or real. */
final class Answers {

  private final City city;
  private final Desk desk;
  private final Hearing hearing;

  /** Answers within one hearing. */
  Answers(City city, Desk desk, Hearing hearing) {
    this.city = city;
    this.desk = desk;
    this.hearing = hearing;
  }

  void answer(Wish wish) throws Exception {
    MatchName name = MatchName.of(wish.text("incident")).orElse(null);
    if (name == null || city.versions(name.rule()).isEmpty()) {
      audit(wish, "?", AuditLine.What.UNKNOWN, "names no incident: " + wish.says());
    } else if (wish.is("feedback")) {
      audit(wish, name.rule(), AuditLine.What.FEEDBACK, wish.says());
    } else if (wish.is("close")) {
      close(wish, name);
    } else {
      Reception.ack(desk, wish.ack(name));
    }
  }

  private void audit(Wish wish, String rule, AuditLine.What what, String detail) {
    hearing.audit(wish.line(rule, what, detail));
  }

  private void close(Wish wish, MatchName name) throws Exception {
    audit(wish, name.rule(), AuditLine.What.CLOSED, wish.says());
    for (Rule version : city.versions(name.rule())) {
      Times times = hearing.times(version.name());
      IncidentBook book = hearing.open(version.name());
      if (wish.event().isWithdrawn()) {
        book.uncut(wish.event().identity(), times);
      } else {
        book.cut(Cut.closing(wish.event(), name.digits()), times);
      }
      hearing.close(version.name(), book);
    }
  }

  /** False where no such incident is open. */
  private boolean take(Ack ack) throws Exception {
    boolean isTaken = false;
    for (Rule version : city.versions(ack.rule())) {
      IncidentBook book = hearing.open(version.name());
      Times times = hearing.times(version.name());
      isTaken |= book.ack(ack.digits(), ack.by(), ack.shown(), times);
      hearing.close(version.name(), book);
    }
    return isTaken;
  }

  /** Whether every version of the rule has told what it had to tell by then. */
  private boolean isOver(Ack ack) {
    return city.versions(ack.rule()).stream()
        .allMatch(version -> hearing.times(version.name()).own() >= ack.time());
  }

  /** Answers what waits for its incident; once that would have been told, it is given up. */
  void answerAcks() throws Exception {
    for (Ack ack : Reception.acks(desk)) {
      boolean isTaken = take(ack);
      boolean isOver = isOver(ack);
      if (isTaken || isOver) {
        Reception.forget(desk, ack);
      }
      if (!isTaken && isOver) {
        hearing.audit(unknown(ack));
      }
    }
    for (Ack ack : Reception.tooMany(desk)) {
      hearing.audit(unknown(ack));
    }
  }

  private static AuditLine unknown(Ack ack) {
    String detail = "is not open: " + ack.says();
    return new AuditLine(ack.time(), ack.rule(), ack.incident(), AuditLine.What.UNKNOWN, detail);
  }
}
