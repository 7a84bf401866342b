package urbanbrain.send.desk;

import java.io.IOException;
import java.util.concurrent.Future;

/** One timer of a desk at a time, the earliest that was asked for. */
public final class Alarm implements AutoCloseable {

  private final Desk desk;
  private final Desk.Mail mail;
  private long at = Long.MAX_VALUE;
  private Future<?> timer;

  /** A timer for this. */
  public Alarm(Desk desk, Desk.Mail mail) {
    this.desk = desk;
    this.mail = mail;
  }

  /** Goes off at that time at the latest, milliseconds since the epoch. */
  public void by(long time) {
    if (time < at) {
      close();
      at = time;
      timer = desk.at(time, this::ring);
    }
  }

  private void ring() throws IOException {
    at = Long.MAX_VALUE;
    timer = null;
    mail.read();
  }

  @Override
  public void close() {
    if (timer != null) {
      timer.cancel(false);
    }
    at = Long.MAX_VALUE;
    timer = null;
  }
}
