package urbanbrain.flow.raise;

import urbanbrain.flow.raise.book.IncidentBook;
import urbanbrain.flow.raise.desk.Ack;
import urbanbrain.flow.raise.desk.Desk;
import urbanbrain.flow.raise.desk.Reception;
import urbanbrain.flow.raise.notice.Cut;
import urbanbrain.flow.raise.notice.Times;
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
    if (name == null || city.home(name.rule()) == null) {
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
    Times times = hearing.times(name.rule());
    audit(wish, name.rule(), AuditLine.What.CLOSED, wish.says());
    IncidentBook book = hearing.open(name.rule());
    if (wish.event().isWithdrawn()) {
      book.uncut(wish.event().identity(), times);
    } else {
      book.cut(Cut.closing(wish.event(), name.digits()), times);
    }
    hearing.close(name.rule(), book);
  }

  /** False where no such incident is open. */
  private boolean take(Ack ack) throws Exception {
    IncidentBook book = hearing.open(ack.rule());
    boolean isTaken = book.ack(ack.digits(), ack.by(), ack.shown(), hearing.times(ack.rule()));
    hearing.close(ack.rule(), book);
    return isTaken;
  }

  /** Answers what waits for its incident; once that would have been told, it is given up. */
  void answerAcks() throws Exception {
    for (Ack ack : Reception.acks(desk)) {
      boolean isTaken = take(ack);
      boolean isOver = hearing.times(ack.rule()).own() >= ack.time();
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
